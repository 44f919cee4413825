import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { completeEnvironment } from "@/lib/platform/env";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { call, type CallOptions } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { openSession, endSession } from "@/lib/shop/accounts/sessions";
import { createAccount } from "@/lib/shop/accounts/commands";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import type { Consent } from "@/lib/shop/shoppers/consent";
import { parseShopperCookie } from "@/lib/shop/shoppers/shopper-cookie";
import { POST as record } from "../../../interactions/route";
import { GET as recommend } from "../../../recommend/route";
import { GET as getProfile } from "../../[shopper]/profile/route";
import { GET, PUT } from "./route";

const shop = withTestShop();
const URL = "/api/shoppers/me/consent";
const HOME = "/api/recommend?placement=home.trending&k=3";

beforeAll(() => completeEnvironment({ AISLE_CONSENT: "ask" }));
afterAll(() => completeEnvironment({ AISLE_CONSENT: "inform" }));

const view = (extra: object = {}) => {
  return { id: uuidv7(), kind: "view", product: "SKU-1", at: new Date().toISOString(), ...extra };
};
const report = (interactions: object[], options: CallOptions = {}, extra: object = {}) =>
  call(record, "/api/interactions", { body: { interactions, ...extra }, ...options });
const choose = (body: Consent, options: CallOptions = {}) =>
  call(PUT, URL, { method: "PUT", body, ...options });

async function rowsAbout(shopper: string): Promise<number> {
  const [row] = await shop.query<{ n: number }>(
    `select (select count(*) from interactions where shopper_id = $1)
          + (select count(*) from shown_lists where shopper_id = $1)
          + (select count(*) from shoppers where id = $1) as n`,
    [shopper],
  );
  return Number(row?.n);
}

/** An impression and a click on a list served to this shopper. */
async function listEvents(shopper?: string) {
  const { body } = await call(recommend, HOME, { shopper });
  const [list] = body.lists as { token: string; items: { product: { id: string } }[] }[];
  const event = { list: list?.token, product: list?.items[0]?.product.id };
  return [view({ ...event, kind: "impression" }), view({ ...event, kind: "click" })];
}

describe("before anything was chosen", () => {
  it("what is asked for is answered, and nothing is kept: no cookie, no row", async () => {
    const answer = await call(recommend, HOME);
    expect(answer).toMatchObject({ status: 200, body: { shopper: null } });
    expect(answer.headers.get("set-cookie")).toBeNull();
    const events = [view(), view({ kind: "like" }), ...(await listEvents())];
    const reported = await report(events);
    expect(reported.headers.get("set-cookie")).toBeNull();
    expect(reported.status).toBe(202);
    expect(reported.body).toMatchObject({ accepted: 0, duplicates: 0 });
    expect((reported.body.rejected as object[]).map((one) => (one as { code: string }).code)).toEqual(
      Array(4).fill("no_consent"),
    );
    const own = randomId();
    await report([view(), ...(await listEvents(own))], { shopper: own });
    expect(await rowsAbout(own)).toBe(0);
    const { body, headers } = await call(GET, URL);
    expect(body).toEqual({ personalisation: false, analytics: false, chosenAt: null, text: null });
    expect(headers.get("set-cookie")).toBeNull();
  });

  it("a shopper who was recorded before shops asked keeps that until they choose", async () => {
    const old = randomId();
    await shop.query("insert into shoppers (id) values ($1)", [old]);
    expect((await call(GET, URL, { shopper: old })).body).toMatchObject({
      personalisation: true,
      chosenAt: null,
    });
    expect((await report([view()], { shopper: old })).body).toMatchObject({ accepted: 1 });
    await choose({ personalisation: false, analytics: false }, { shopper: old });
    expect((await report([view()], { shopper: old })).body).toMatchObject({ accepted: 0 });
  });
});

describe("a choice", () => {
  it("is kept with its time and the wording, under a cookie of its own where there is none", async () => {
    const before = Date.now();
    const { status, body, headers } = await choose({ personalisation: true, analytics: false });
    expect(status).toBe(200);
    expect(body).toMatchObject({ personalisation: true, analytics: false, text: "2" });
    expect(Date.parse(String(body.chosenAt))).toBeGreaterThanOrEqual(before);
    const shopper = parseShopperCookie(headers.get("set-cookie")) ?? "";
    expect((await call(GET, URL, { shopper })).body).toEqual(body);
    const again = await choose({ personalisation: true, analytics: true }, { shopper });
    expect(again.headers.get("set-cookie")).toBeNull();
  });

  it.each([
    [{ personalisation: true, analytics: true }, ["view", "impression", "click"]],
    [{ personalisation: true, analytics: false }, ["view"]],
    [{ personalisation: false, analytics: true }, ["impression", "click"]],
    [{ personalisation: false, analytics: false }, []],
  ])("of %j lets %j be recorded and nothing else", async (choice, kinds) => {
    const shopper = randomId();
    await choose(choice, { shopper });
    const events = [view(), ...(await listEvents(shopper))];
    const { body } = await report(events, { shopper });
    expect(body.accepted).toBe(kinds.length);
    const refused = (body.rejected as { index: number; code: string }[]).map(({ index, code }) => {
      expect(code).toBe("no_consent");
      return events[index]?.kind;
    });
    expect(events.map(({ kind }) => kind).filter((kind) => !refused.includes(kind))).toEqual(kinds);
  });

  it("lets count what was served before it, to nobody in particular", async () => {
    const events = await listEvents();
    const shopper = randomId();
    await choose({ personalisation: true, analytics: true }, { shopper });
    expect((await report(events, { shopper })).body).toMatchObject({ accepted: 2, rejected: [] });
  });

  it.each([{}, { personalisation: true }, { personalisation: "yes", analytics: true }])(
    "of %j is none",
    async (body) => expect((await call(PUT, URL, { method: "PUT", body })).status).toBe(400),
  );
});

describe("a server key", () => {
  const YES = { personalisation: true, analytics: true };
  const NO = { personalisation: false, analytics: false };

  it("is taken to have asked, and may say what was answered, for the batch or for one", async () => {
    const key = await createApiKey("Front end", ["interactions:write"]);
    const events = () => [view({ shopper: randomId() }), view({ shopper: randomId() })];
    expect((await report(events(), { key })).body).toMatchObject({ accepted: 2 });
    expect((await report(events(), { key }, { consent: NO })).body).toMatchObject({ accepted: 0 });
    const [first, second] = events();
    const mixed = [{ ...first, consent: YES }, { ...second }];
    expect((await report(mixed, { key }, { consent: NO })).body).toMatchObject({
      accepted: 1,
      rejected: [{ index: 1, code: "no_consent" }],
    });
  });

  it("cannot overrule a no that was said in the shop", async () => {
    const key = await createApiKey("Front end", ["interactions:write"]);
    const shopper = randomId();
    await choose(NO, { shopper });
    expect((await report([view({ shopper, consent: YES })], { key })).body).toMatchObject({ accepted: 0 });
  });
});

describe("a cookie whose sign-in or session is over", () => {
  it("reaches neither history, nor cart, nor recommendations, nor the choice of the account", async () => {
    const before = randomId();
    await choose({ personalisation: true, analytics: true }, { shopper: before });
    await shop.act(before, "purchase", shop.productsOf(1).slice(0, 2));
    const user = await createAccount({
      email: `${before}@example.com`,
      name: "Ann",
      password: "correct horse",
    });
    const session = await openSession(user, before);
    const profile = (shopper: string) =>
      call(getProfile, "/api/shoppers/x/profile", { params: { shopper }, shopper });
    const recent = async (shopper: string) => {
      const { body } = await call(recommend, "/api/recommend?placement=home.recently-viewed", { shopper });
      return (body.lists as { items: object[] }[])[0]?.items.length;
    };
    await report([view()], { shopper: session.shopperId });
    expect((await profile(session.shopperId)).body.history).toHaveLength(3);
    expect(await recent(session.shopperId)).toBeGreaterThan(0);

    await endSession(session.claims.sessionId ?? "");
    const [account] = await shop.query<{ id: string }>(
      "select merged_into_id as id from shoppers where id = $1",
      [before],
    );
    for (const copied of [before, session.shopperId, account?.id ?? ""]) {
      expect((await profile(copied)).status).toBe(404);
      expect(await recent(copied)).toBe(0);
      expect((await call(GET, URL, { shopper: copied })).body).toMatchObject({ chosenAt: null });
      expect((await report([view()], { shopper: copied })).body).toMatchObject({ accepted: 0 });
      // Choosing anew makes a new shopper of the browser.
      const chosen = await choose({ personalisation: true, analytics: true }, { shopper: copied });
      expect(parseShopperCookie(chosen.headers.get("set-cookie"))).not.toBeNull();
    }
    const key = await createApiKey("CRM", ["profile:read"]);
    const asked = await call(getProfile, "/api/shoppers/x/profile", {
      params: { shopper: account?.id ?? "" },
      key,
    });
    expect(asked.body.history).toHaveLength(3);
  });
});
