import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomId } from "@/lib/platform/ids";
import { getEngine } from "@/lib/recommender/serving/engine";
import { recommend } from "@/lib/recommender/serving/recommend";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { trainTestModel } from "@/lib/recommender/serving/testing/train-test-model";
import { backfill } from "./backfill";

const shop = withTestShop();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-backfill-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));
beforeAll(() => trainTestModel(shop, "advance", "blend"));

const K = 7;
const run = (format: "csv" | "jsonl", extra: object = {}) =>
  backfill({ k: K, days: 365, format, name: "test", file: path.join(folder, `lists.${format}`), ...extra });
interface Row {
  shopper: string;
  rank: number;
  product: number;
}
const stored = () =>
  shop.query<Row>(
    `select shopper_id as shopper, rank, product_id as product from precomputed_recommendations order by 1, 2`,
  );

describe("a backfill", () => {
  it("keeps for every active shopper what they would be shown, in a table and a file", async () => {
    const refusing = randomId();
    await shop.act(refusing, "view", shop.productsOf(1));
    await shop.query(
      `insert into shoppers (id, consent) values ($1, false) on conflict (id) do update set consent = false`,
      [refusing],
    );
    const named = randomId();
    await shop.act(named, "purchase", shop.productsOf(2).slice(0, 3));
    await shop.query("insert into shoppers (id, external_id) values ($1, 'customer-1')", [named]);

    const result = await run("jsonl");
    expect(result).toMatchObject({ shoppers: 121, rows: 121 * K, model: "advance" });
    const rows = await stored();
    expect(rows).toHaveLength(121 * K);
    expect(rows.some(({ shopper }) => shopper === refusing)).toBe(false);
    await getEngine().refresh();
    const [list] = (
      await recommend({ shopperId: named, trusted: true, placements: [{ placement: "home.for-you", k: K }] })
    ).lists;
    expect(rows.filter(({ shopper }) => shopper === named).map(({ product }) => `prd_${product}`)).toEqual(
      list?.items.map(({ product }) => product.id),
    );
    const lines = fs
      .readFileSync(result.file, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { user_id: string; count: number; recommendations: object[] });
    expect(lines).toHaveLength(121);
    const own = lines.find(({ user_id }) => user_id === "customer-1");
    expect([own?.count, own?.recommendations.length]).toEqual([K, K]);
  });

  it("replaces what was there, and forgets who is active no more", async () => {
    const result = await run("csv", { days: 1 });
    expect(result.shoppers).toBeGreaterThan(0);
    expect(result.shoppers).toBeLessThan(121);
    const rows = await stored();
    expect(rows).toHaveLength(result.rows);
    const csv = fs.readFileSync(result.file, "utf8").trim().split("\n");
    expect(csv[0]).toBe("user_id,rank,product_id,score,model,computed_at");
    expect(csv).toHaveLength(result.rows + 1);
  });

  it("ends where it is asked to", async () => {
    await expect(run("csv", { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
  });
});
