import { describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId } from "@/lib/platform/ids";
import { addCategory, addProducts } from "@/lib/shop/catalog/testing/add-products";
import { loadComplements } from "./complements";

const database = withTestDatabase();

const TENTS = 1;
const STOVES = 2;
const LAMPS = 3;

/** One product in each category; each basket is the categories one shopper bought from on one day. */
async function fill(baskets: number[][]): Promise<void> {
  const pool = database.pool();
  for (const id of [TENTS, STOVES, LAMPS]) {
    const category = await addCategory(pool, { slug: `c${id}` });
    const [product] = await addProducts(pool, [{ sku: `p${id}`, categoryId: category.id }]);
    expect([category.id, product]).toEqual([id, id]);
  }
  for (const basket of baskets) {
    const shopper = randomId();
    for (const product of basket) {
      await pool.query(
        "insert into interactions (id, shopper_id, product_id, kind, at) values ($1, $2, $3, 'purchase', '2026-01-01')",
        [randomId(), shopper, product],
      );
    }
  }
}

describe("categories that are bought together", () => {
  it("are those that share baskets more often than chance, by discounted lift worked out by hand", async () => {
    await fill([
      ...Array.from({ length: 4 }, () => [TENTS, STOVES]),
      ...Array.from({ length: 2 }, () => [TENTS, LAMPS]),
      ...Array.from({ length: 6 }, () => [LAMPS]),
    ]);
    const complements = await loadComplements();
    // 12 baskets, 6 with tents, 4 with stoves, 4 with both: lift 4·12 / (6·4) = 2, kept by 4 / (4 + 10).
    expect(complements.get(TENTS)).toEqual([{ categoryId: STOVES, lift: (2 * 4) / 14 }]);
    expect(complements.get(STOVES)).toEqual([{ categoryId: TENTS, lift: (2 * 4) / 14 }]);
    // Lamps met tents twice: below the floor.
    expect(complements.has(LAMPS)).toBe(false);
  });
});
