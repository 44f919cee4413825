import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { completeEnvironment } from "@/lib/platform/env";
import { randomId } from "@/lib/platform/ids";
import { call, type CallOptions } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { createAccount } from "@/lib/shop/accounts/commands";
import { openSession } from "@/lib/shop/accounts/sessions";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import { findByCookie } from "@/lib/shop/shoppers/queries";
import { GET as getReceipt } from "../../erasures/[erasure]/route";
import { POST as verify } from "../../erasures/verify/route";
import { POST as eraseMe } from "../me/erasure/route";
import { GET as exportMe } from "../me/export/route";
import { GET as getExport } from "./export/route";
import { DELETE } from "./route";
import { POST as unmerge } from "./unmerge/route";

const shop = withTestShop();
let folder: string;
let key: string;
let reader: string;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-privacy-"));
  completeEnvironment({ AISLE_DATA: folder });
  key = await createApiKey("Privacy", ["privacy:write"]);
  reader = await createApiKey("CRM", ["profile:read"]);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const of = (shopper: string) => ({ params: { shopper } });
const exportOf = (shopper: string, options: CallOptions) =>
  call(getExport, `/api/shoppers/${shopper}/export`, { ...of(shopper), ...options });
const erase = (shopper: string, options: CallOptions) =>
  call(DELETE, `/api/shoppers/${shopper}`, { ...of(shopper), method: "DELETE", ...options });
const unmergeOf = (shopper: string, options: CallOptions) =>
  call(unmerge, `/api/shoppers/${shopper}/unmerge`, { ...of(shopper), method: "POST", ...options });

async function visitor(): Promise<string> {
  const shopper = randomId();
  await shop.act(shopper, "view", shop.productsOf(1).slice(0, 2));
  return shopper;
}

/** Somebody signed in from a browser with a past: what the browser's cookie holds, and whose it is. */
async function member(): Promise<{ alias: string; canonical: string; browser: string; email: string }> {
  const [browser, email] = [await visitor(), `${randomId()}@example.com`];
  const { userId } = await createAccount({ email, name: "Ann", password: "correct horse" });
  const { shopperId: alias } = await openSession({ userId, sessionVersion: 1 }, browser);
  return { alias, canonical: (await findByCookie(alias))?.id ?? "", browser, email };
}

describe("the export of a shopper", () => {
  it("is for the shopper and for keys with the scope, and for nobody else", async () => {
    const [own, other] = [await visitor(), await visitor()];
    const mine = await exportOf(own, { shopper: own });
    expect(mine).toMatchObject({ status: 200, body: { shopper: own, profile: { account: null } } });
    expect(mine.body.interactions).toHaveLength(2);
    expect((await exportOf(own, { key })).body.interactions).toEqual(mine.body.interactions);
    for (const options of [{}, { shopper: other }, { shopper: randomId() }]) {
      expect((await exportOf(own, options)).status).toBe(404);
    }
    expect((await exportOf(own, { key: reader })).status).toBe(403);
  });

  it("is a file for whoever has the cookie, with the account and without what opens it", async () => {
    const { alias, canonical, browser, email } = await member();
    const { status, body, headers } = await call(exportMe, "/api/shoppers/me/export", { shopper: alias });
    expect([status, headers.get("content-disposition")]).toEqual([
      200,
      'attachment; filename="my-data.json"',
    ]);
    expect(body).toMatchObject({ profile: { account: { email, name: "Ann" } }, merges: [{ from: browser }] });
    expect(body.interactions).toHaveLength(2);
    expect(JSON.stringify(body)).not.toContain(alias);
    for (const dead of [browser, canonical])
      expect((await call(exportMe, "/api/shoppers/me/export", { shopper: dead })).status).toBe(401);
    expect((await call(exportMe, "/api/shoppers/me/export")).status).toBe(401);
    expect((await exportOf(browser, { shopper: browser })).status).toBe(404);
  });
});

describe("erasing a shopper", () => {
  it("is for the shopper and for keys with the scope; whose it was is unknown from then on", async () => {
    const [first, second, other] = [await visitor(), await visitor(), await visitor()];
    for (const options of [{}, { shopper: other }]) expect((await erase(first, options)).status).toBe(404);
    expect((await erase(first, { key: reader })).status).toBe(403);
    const { status, body } = await erase(first, { shopper: first });
    expect(status).toBe(200);
    expect(body.rows).toMatchObject({ interactions: 2 });
    expect((await erase(second, { key })).status).toBe(200);
    for (const gone of [first, second]) {
      expect((await erase(gone, { shopper: gone })).status).toBe(404);
      expect((await exportOf(gone, { key })).status).toBe(404);
    }
    expect((await exportOf(other, { key })).body.interactions).toHaveLength(2);
  });

  it("takes the account along, and wants to hear that it is meant", async () => {
    const { alias, canonical, browser } = await member();
    const ask = (confirm: string, shopper: string) =>
      call(eraseMe, "/api/shoppers/me/erasure", { body: { confirm }, shopper });
    expect((await ask("yes", alias)).status).toBe(400);
    expect((await ask("erase everything", browser)).status).toBe(401);
    const { status, body } = await ask("erase everything", alias);
    expect([status, body.rows]).toEqual([
      200,
      expect.objectContaining({ users: 1, sessions: 1, interactions: 2 }),
    ]);
    expect((await exportOf(canonical, { key })).status).toBe(404);
    expect((await ask("erase everything", alias)).status).toBe(401);
  });

  it("leaves a receipt that can be had again and checked by anybody who has it", async () => {
    const shopper = await visitor();
    const { body: receipt } = await erase(shopper, { key });
    const again = await call(getReceipt, `/api/erasures/${receipt.id}`, {
      params: { erasure: String(receipt.id) },
    });
    expect([again.status, again.body]).toEqual([200, receipt]);
    const check = (body: object) => call(verify, "/api/erasures/verify", { body });
    expect((await check(receipt)).body).toEqual({ valid: true, recorded: true });
    expect((await check({ ...receipt, marks: ["x"] })).body).toEqual({ valid: false, recorded: false });
    expect((await check({ ...receipt, marks: [] })).status).toBe(400);
    const none = await call(getReceipt, `/api/erasures/${randomId()}`, { params: { erasure: randomId() } });
    expect(none.status).toBe(404);
  });
});

describe("taking a merge back", () => {
  it("is for keys with the scope, and gives the browser's past back", async () => {
    const { alias, canonical, browser } = await member();
    expect((await unmergeOf(alias, { key: reader })).status).toBe(403);
    const { status, body } = await unmergeOf(alias, { key });
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ shopper: browser, interactions: 2, orders: 0 }),
    ]);
    expect((await exportOf(browser, { key })).body.interactions).toHaveLength(2);
    expect((await exportOf(canonical, { key })).body.interactions).toEqual([]);
    expect((await unmergeOf(alias, { key })).status).toBe(404);
    expect((await unmergeOf("guest", { key })).status).toBe(404);
  });
});
