import { beforeAll, describe, expect, it } from "vitest";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { inTransaction } from "@/lib/platform/db/transaction";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { recordInteractions } from "@/lib/shop/interactions/record";
import { setConsent } from "@/lib/shop/shoppers/commands";
import { deriveShopperId, SALT_KEY } from "@/lib/shop/shoppers/derived-id";
import { findReference } from "@/lib/shop/shoppers/external-shoppers";
import { resolveShopper } from "@/lib/shop/shoppers/queries";
import { adoptShopper } from "./adopt-shopper";
import { createAccount } from "./commands";
import { linkExternalId } from "./link-external-id";

const database = withTestDatabase();
const TILL = { process: "test" };

beforeAll(async () => {
  await fillCatalog(database.pool(), { products: 4 });
});

/** Something a server key reports under a name. */
async function report(shopper: string): Promise<void> {
  const at = new Date().toISOString();
  const item = { id: uuidv7(), kind: "purchase", product: "SKU-1", at, shopper } as const;
  const result = await recordInteractions(randomId(), [item], { trusted: true });
  expect(result.accepted).toBe(1);
}

async function purchasesOf(shopperId: string): Promise<number> {
  const { rows } = await database
    .pool()
    .query<{ n: number }>("select count(*)::int as n from interactions where shopper_id = $1", [shopperId]);
  return rows[0]?.n ?? 0;
}

async function signUp(): Promise<{ shopper: string; userId: string }> {
  const email = `${randomId()}@example.com`;
  const { userId } = await createAccount({ email, name: "Ann", password: "correct horse" });
  const cookie = await inTransaction((db, client) => adoptShopper({ db, client }, randomId(), userId));
  return { shopper: (await resolveShopper(cookie)).id, userId };
}

describe("an external id that is linked to an account", () => {
  it("brings what was recorded under it before, and everything from then on", async () => {
    const { shopper, userId } = await signUp();
    const name = `customer-${randomId()}`;
    await report(name);
    await linkExternalId(shopper, name, TILL);
    await report(name);
    expect(await findReference(name)).toBe(shopper);
    expect(await purchasesOf(shopper)).toBe(2);
    await linkExternalId(shopper, name, TILL);
    expect(await resolveShopper(shopper)).toMatchObject({ id: shopper, userId });
  });

  it("may be one of several, and be new", async () => {
    const { shopper } = await signUp();
    const names = [1, 2].map((n) => `c${n}-${randomId()}`);
    for (const name of names) await linkExternalId(shopper, name, TILL);
    for (const name of names) await report(name);
    expect(await Promise.all(names.map(findReference))).toEqual([shopper, shopper]);
    expect(await purchasesOf(shopper)).toBe(2);
    const third = `c3-${randomId()}`;
    await linkExternalId(names[0] ?? "", third, TILL);
    expect(await findReference(third)).toBe(shopper);
  });

  it("is not taken from another account, and a no to recording goes with it", async () => {
    const [ann, bob] = [await signUp(), await signUp()];
    const name = `customer-${randomId()}`;
    await linkExternalId(ann.shopper, name, TILL);
    await expect(linkExternalId(bob.shopper, name, TILL)).rejects.toMatchObject({ code: "conflict" });
    expect(await findReference(name)).toBe(ann.shopper);
    const quiet = `quiet-${randomId()}`;
    await report(quiet);
    await setConsent((await findReference(quiet)) ?? "", { personalisation: false, analytics: false });
    await linkExternalId(bob.shopper, quiet, TILL);
    expect((await resolveShopper(bob.shopper)).consent).toBe(false);
  });

  it("needs the right to do so, and a shopper", async () => {
    const key = { key: "abc", scopes: ["interactions:write"] };
    await expect(linkExternalId(randomId(), "x", key)).rejects.toMatchObject({ code: "forbidden" });
    await expect(linkExternalId(randomId(), "x", null)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(linkExternalId("nobody-yet", "x", TILL)).rejects.toMatchObject({ code: "not_found" });
    await expect(linkExternalId("guest", "x", TILL)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("shoppers imported before external ids were kept", () => {
  it("are found by the id their file had", async () => {
    const salt = randomId();
    await database
      .pool()
      .query("insert into settings (key, value) values ($1, $2)", [SALT_KEY, JSON.stringify(salt)]);
    const id = deriveShopperId(salt, "online-retail", "17850");
    await database.pool().query("insert into shoppers (id) values ($1)", [id]);
    expect(await findReference("17851")).toBeNull();
    expect(await findReference("17850")).toBe(id);
    await report("17850");
    expect(await purchasesOf(id)).toBe(1);
  });
});
