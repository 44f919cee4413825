import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { closeLiveCatalog, getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { closeDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { completeEnvironment } from "@/lib/platform/env";
import { randomId, toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import { setConsent } from "@/lib/shop/shoppers/commands";
import { NOTHING } from "@/lib/shop/shoppers/consent";
import { openSession } from "@/lib/shop/accounts/sessions";
import { type ServedList, signListToken } from "./list-token";
import { recordInteractions } from "./record";
import type { InteractionInput } from "./schema";
import { getSessionCache } from "./session-cache";

const database = withTestDatabase();
const NOW = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;
let ids: number[];

beforeAll(async () => {
  ids = (await fillCatalog(database.pool())).productIds;
  await getLiveCatalog();
});
afterAll(() => closeLiveCatalog());

const productOf = (i: number) => toPublicProductId(ids[i] ?? 0);
const isoAt = (at: number) => new Date(at).toISOString();

type ProductFact = Exclude<InteractionInput, { kind: "impression" | "click" }>;

function view(product: string, extra: Partial<ProductFact> = {}): ProductFact {
  return { id: uuidv7(NOW), kind: "view", product, at: isoAt(NOW), ...extra };
}

function servedTo(shopperId: string, servedAt = NOW): { list: ServedList; token: string } {
  const list: ServedList = {
    id: uuidv7(NOW),
    placement: "home.for-you",
    strategy: "for-you@1",
    model: "m-1",
    rung: "live",
    experiment: null,
    variant: null,
    shopperId,
    servedAt,
    items: [ids[4] ?? 0, ids[2] ?? 0],
  };
  return { list, token: signListToken(list) };
}

async function count(table: string, where: string, value: string): Promise<number> {
  const { rows } = await database
    .pool()
    .query<{ n: number }>(`select count(*)::int n from ${table} where ${where}`, [value]);
  return rows[0]?.n ?? 0;
}

const record = (shopper: string, items: InteractionInput[], trusted = false) =>
  recordInteractions(shopper, items, { now: NOW, trusted });

describe("recording interactions", () => {
  it("writes each id once, whether it comes twice in a batch or again later", async () => {
    const shopper = randomId();
    const twice = view(productOf(0));
    const batch = [twice, twice, view("SKU-3")];
    expect(await record(shopper, batch)).toEqual({ accepted: 2, duplicates: 1, rejected: [] });
    expect(await record(shopper, batch)).toEqual({ accepted: 0, duplicates: 3, rejected: [] });
    expect(await count("interactions", "shopper_id = $1", shopper)).toBe(2);
    expect(
      getSessionCache()
        .get(shopper, NOW)
        .map((fact) => fact.productId),
    ).toEqual([ids[0], ids[2]]);
  });

  it("answers for every item, whatever is wrong with it", async () => {
    const shopper = randomId();
    const other = servedTo(randomId());
    const mine = servedTo(shopper);
    const at = (ms: number) => view(productOf(0), { at: isoAt(ms) });
    const items: [InteractionInput, string | null][] = [
      [view("prd_999999"), "unknown_product"],
      [view("no such code"), "unknown_product"],
      [at(NOW + 5 * MINUTE), null],
      [at(NOW + 5 * MINUTE + 1), "in_future"],
      [at(NOW - 30 * 24 * 60 * MINUTE), null],
      [at(NOW - 30 * 24 * 60 * MINUTE - 1), "too_old"],
      [{ ...view(productOf(1)), kind: "purchase" }, "forbidden_kind"],
      [{ ...view(productOf(1)), kind: "rating" }, "invalid_value"],
      [{ ...view(productOf(1)), kind: "rating", value: 6 }, "invalid_value"],
      [{ ...view(productOf(1)), kind: "rating", value: 4 }, null],
      [{ ...view(productOf(1)), kind: "cart", value: -2 }, "invalid_value"],
      [view(productOf(1), { list: "not.a-token" }), "invalid_list"],
      [view(productOf(1), { list: other.token }), "invalid_list"],
      [{ id: uuidv7(NOW), kind: "impression", at: isoAt(NOW), list: other.token }, "invalid_list"],
      [
        { id: uuidv7(NOW), kind: "click", at: isoAt(NOW), list: mine.token, product: productOf(9) },
        "not_in_list",
      ],
      [view(productOf(1), { list: servedTo(shopper, NOW - 25 * 60 * MINUTE).token }), null],
    ];
    const result = await record(
      shopper,
      items.map(([item]) => item),
    );
    const expected = items.flatMap(([, code], index) => (code ? [{ index, code }] : []));
    expect(result.rejected.map(({ index, code }) => ({ index, code }))).toEqual(expected);
    expect(result.accepted + result.duplicates + result.rejected.length).toBe(items.length);
    expect(await count("interactions", "shopper_id = $1", shopper)).toBe(result.accepted);
  });

  it("stores a list once it was seen, and its clicks", async () => {
    const shopper = randomId();
    const { list, token } = servedTo(shopper);
    const impression = { id: uuidv7(NOW), kind: "impression", at: isoAt(NOW), list: token } as const;
    const later = isoAt(NOW + MINUTE);
    const click = {
      ...impression,
      id: uuidv7(NOW),
      kind: "click",
      product: productOf(2),
      at: later,
    } as const;
    const first = await record(shopper, [impression, click, { ...impression, id: uuidv7(NOW) }]);
    expect(first).toEqual({ accepted: 2, duplicates: 1, rejected: [] });
    const { rows } = await database
      .pool()
      .query(
        "select l.*, c.product_id, c.position from shown_lists l join clicks c on c.list_id = l.id where l.id = $1",
        [list.id],
      );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      placement: "home.for-you",
      strategy: "for-you@1",
      model_version: "m-1",
      rung: "live",
      shopper_id: shopper,
      items: list.items,
      product_id: ids[2],
      position: 1,
      served_at: new Date(NOW),
      impressed_at: new Date(NOW),
    });
    expect(await record(shopper, [click, impression])).toEqual({ accepted: 0, duplicates: 2, rejected: [] });
  });

  it("credits a list when its token comes along", async () => {
    const shopper = randomId();
    const { list, token } = servedTo(shopper);
    await record(shopper, [{ ...view(productOf(4)), kind: "cart", list: token }]);
    expect(await count("interactions", "list_id = $1", list.id)).toBe(1);
  });

  it("takes purchases and other shoppers only from those it trusts", async () => {
    const [shopper, other] = [randomId(), randomId()];
    const purchase = { ...view(productOf(5)), kind: "purchase", value: 3, shopper: other } as const;
    expect(await record(shopper, [purchase], true)).toMatchObject({ accepted: 1 });
    expect(await count("interactions", "shopper_id = $1 and kind = 'purchase' and value = 3", other)).toBe(1);
    expect(await record(shopper, [{ ...view(productOf(5)), shopper: other }])).toMatchObject({ accepted: 1 });
    expect(await count("interactions", "shopper_id = $1", other)).toBe(1);
  });

  it("records nothing for a shopper who does not want it, and says so", async () => {
    const shopper = randomId();
    await setConsent(shopper, NOTHING);
    const result = await record(shopper, [view(productOf(0))]);
    expect(result).toMatchObject({ accepted: 0, rejected: [{ index: 0, code: "no_consent" }] });
    expect(await count("interactions", "shopper_id = $1", shopper)).toBe(0);
  });

  it("follows a shopper through sign-in: events and lists of the old cookie belong to the account", async () => {
    const user = randomId();
    await database
      .pool()
      .query("insert into users (id, email, name, password_hash) values ($1, $2, '', '')", [
        user,
        `${user}@x`,
      ]);
    const [before, phone] = [randomId(), randomId()];
    await record(phone, [view(productOf(1))]);
    const account = { userId: user, sessionVersion: 1 };
    const laptop = (await openSession(account, before)).shopperId;
    await openSession(account, phone);
    const { rows } = await database
      .pool()
      .query("select merged_into_id as id from shoppers where id = $1", [phone]);
    const home = rows[0].id;
    expect(await count("interactions", "shopper_id = $1", home)).toBe(1);
    const { token } = servedTo(phone);
    const click = {
      id: uuidv7(NOW),
      kind: "click",
      at: isoAt(NOW),
      list: token,
      product: productOf(4),
    } as const;
    expect(await record(laptop, [click])).toMatchObject({ accepted: 1 });
    expect(await record(laptop, [view(productOf(2))])).toMatchObject({ accepted: 1 });
    expect(await count("interactions", "shopper_id = $1", home)).toBe(2);
    // The cookie from before, or a copy of it, says nothing for the account any more; nor does the account's own id.
    for (const cookie of [phone, home]) {
      expect(await record(cookie, [view(productOf(3))])).toMatchObject({
        rejected: [{ code: "no_consent" }],
      });
    }
  });

  it("says that it could not write, so that nothing is taken for recorded", async () => {
    completeEnvironment({ DATABASE_URL: "postgresql://nobody@127.0.0.1:1/away" });
    await closeDb();
    await expect(record(randomId(), [view(productOf(0))])).rejects.toMatchObject({ code: "unavailable" });
    completeEnvironment({ DATABASE_URL: database.url() });
    await closeDb();
  });
});
