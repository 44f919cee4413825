import { beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId, toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { countHeld, discardHeld, listHeld } from "./held";
import { HoldBack, MOST_AN_HOUR } from "./hold-back";
import { recordInteractions } from "./record";

const database = withTestDatabase();
const US = { process: "test" };
let products: number[] = [];

/** One browser reports `times` views of a product. */
async function flood(product: number, times: number): Promise<void> {
  const at = new Date().toISOString();
  const items = Array.from({ length: times }, () => {
    return { id: uuidv7(), kind: "view" as const, product: toPublicProductId(product), at };
  });
  await recordInteractions(randomId(), items, { visit: { lane: "person", origin: "7" } });
}

async function lanesOf(product: number): Promise<Record<string, number>> {
  const { rows } = await database
    .pool()
    .query("select lane::text, count(*)::int as n from interactions where product_id = $1 group by 1", [
      product,
    ]);
  return Object.fromEntries(rows.map(({ lane, n }) => [lane, n]));
}

beforeEach(async () => {
  await database.pool().query("truncate interactions, products, categories restart identity cascade");
  products = (await fillCatalog(database.pool(), { products: 3 })).productIds;
});

describe("what is held back", () => {
  const most = MOST_AN_HOUR.ofPair;

  it("is listed by product, and counts once somebody says so", async () => {
    const [a = 0, b = 0] = products;
    await flood(a, most + 5);
    await flood(b, most + 2);
    expect(await listHeld(US)).toMatchObject([
      { productId: a, events: 5, shoppers: 1, networks: 1 },
      { productId: b, events: 2 },
    ]);
    expect(await countHeld(a, US)).toBe(5);
    expect(await discardHeld(null, US)).toBe(2);
    expect(await lanesOf(a)).toEqual({ person: most + 5 });
    expect(await lanesOf(b)).toEqual({ person: most, withdrawn: 2 });
    expect(await listHeld(US)).toEqual([]);
  });

  it("is for admins to decide", async () => {
    await expect(listHeld(null)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(countHeld(null, null)).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("holding back", () => {
  it("leaves alone what we saw ourselves, and begins anew each hour", () => {
    const gate = new HoldBack();
    const fact = { shopperId: "s", productId: 1, origin: null };
    const held = (origin: string | null, now: number) =>
      Array.from({ length: 100 }, () => gate.holds({ ...fact, origin }, now)).filter(Boolean).length;
    expect(held(null, 0)).toBe(0);
    expect(held("1", 0)).toBe(100 - MOST_AN_HOUR.ofPair);
    expect(held("1", 3_600_000)).toBe(100 - MOST_AN_HOUR.ofPair);
  });

  it("counts a network's shoppers together for each product", () => {
    const gate = new HoldBack();
    const held = Array.from({ length: 400 }, (_, i) =>
      gate.holds({ shopperId: `s${i}`, productId: i % 2, origin: "1" }, 0),
    );
    expect(held.filter(Boolean)).toHaveLength(0);
    const crowd = Array.from({ length: 400 }, (_, i) =>
      gate.holds({ shopperId: `t${i}`, productId: 0, origin: "1" }, 0),
    );
    expect(crowd.filter(Boolean)).toHaveLength(400 - (MOST_AN_HOUR.fromNetwork - 200));
  });
});
