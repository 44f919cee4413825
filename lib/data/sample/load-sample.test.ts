import { performance } from "node:perf_hooks";
import { beforeAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { addProducts } from "@/lib/shop/catalog/testing/add-products";
import { loadSample, type LoadedSample } from "./load-sample";
import { DAY } from "./sample-options";

const database = withTestDatabase();
const now = Date.UTC(2026, 9, 15, 12);
const progress: number[] = [];
let loaded: LoadedSample;

async function count(sql: string): Promise<number> {
  const { rows } = await database.pool().query<{ n: number }>(`select count(*)::int as n from ${sql}`);
  return rows[0]?.n ?? Number.NaN;
}

beforeAll(async () => {
  const started = performance.now();
  loaded = await loadSample(database.pool(), { now, onProgress: (fraction) => progress.push(fraction) });
  console.log(`sample loaded in ${((performance.now() - started) / 1_000).toFixed(1)} s`);
});

describe("loadSample", () => {
  it("fills the shop with what it says", async () => {
    expect(await count("products where status = 'active'")).toBe(loaded.products);
    expect(await count("shoppers where consent")).toBe(loaded.shoppers);
    expect(await count("interactions")).toBe(loaded.interactions);
    expect(loaded.products).toBeGreaterThanOrEqual(1_200);
    expect(loaded.shoppers).toBeGreaterThanOrEqual(3_000);
    expect(loaded.interactions).toBeGreaterThanOrEqual(150_000);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
  });

  it("refers to nothing that is not there, and to no future", async () => {
    const at = new Date(now).toISOString();
    expect(await count("interactions i left join products p on p.id = i.product_id where p.id is null")).toBe(
      0,
    );
    expect(await count("interactions i left join shoppers s on s.id = i.shopper_id where s.id is null")).toBe(
      0,
    );
    expect(
      await count("interactions i join products p on p.id = i.product_id where i.at < p.created_at"),
    ).toBe(0);
    expect(
      await count("interactions i join shoppers s on s.id = i.shopper_id where i.at < s.created_at"),
    ).toBe(0);
    expect(await count(`interactions where at >= '${at}'`)).toBe(0);
    expect(
      await count(
        "interactions i left join shown_lists l on l.id = i.list_id where i.list_id is not null and l.id is null",
      ),
    ).toBe(0);
    expect(await count("clicks c join shown_lists l on l.id = c.list_id where c.at < l.impressed_at")).toBe(
      0,
    );
    expect(
      await count(
        "clicks c join shown_lists l on l.id = c.list_id where l.items[c.position + 1] <> c.product_id",
      ),
    ).toBe(0);
  });

  it("says of its lists that no model made them", async () => {
    expect(
      await count(
        "shown_lists where strategy <> 'sample@1' or rung <> 'popular' or model_version is not null",
      ),
    ).toBe(0);
    const { rows } = await database.pool().query<{ placement: string; ctr: number }>(
      `select placement, count(distinct c.list_id)::float8 / count(distinct l.id) as ctr
       from shown_lists l left join clicks c on c.list_id = l.id group by placement order by placement`,
    );
    expect(rows.map((row) => row.placement)).toEqual([
      "cart.completes",
      "category.top",
      "home.for-you",
      "home.trending",
      "product.bought-together",
      "product.similar",
    ]);
    for (const { placement, ctr } of rows) {
      expect(ctr, placement).toBeGreaterThan(0.005);
      expect(ctr, placement).toBeLessThan(0.3);
    }
  });

  it("has an order for every purchase of the last weeks, with amounts that add up", async () => {
    const since = new Date(now - 44 * DAY).toISOString();
    const purchases = await count(`interactions where kind = 'purchase' and at > '${since}'`);
    const lines = await count(
      `orders o join order_items l on l.order_id = o.id join interactions i
         on i.kind = 'purchase' and i.shopper_id = o.shopper_id and i.product_id = l.product_id and i.at = o.created_at
            and i.value = l.quantity and i.list_id is not distinct from l.list_id
       where o.created_at > '${since}'`,
    );
    expect(purchases).toBeGreaterThan(1_000);
    expect(lines).toBe(purchases);
    expect(
      await count(
        `orders o join (select order_id, sum(unit_amount * quantity) as sum from order_items group by order_id) l
           on l.order_id = o.id
         where o.subtotal_amount <> l.sum or o.total_amount <> o.subtotal_amount + o.shipping_amount`,
      ),
    ).toBe(0);
  });

  it("has products in several forms, and says of every sale of one which it was", async () => {
    expect(
      await count(`products p join (select product_id, min(price_amount) as price, sum(stock) as stock from product_variants
         group by product_id) v on v.product_id = p.id where cardinality(p.option_names) > 0
         and v.price = p.price_amount and v.stock = p.stock`),
    ).toBe(await count("products where cardinality(option_names) > 0"));
    const lines =
      "order_items l join products p on p.id = l.product_id left join product_variants v on v.id = l.variant_id";
    expect(
      await count(`${lines} where v.product_id is distinct from p.id and cardinality(p.option_names) > 0`),
    ).toBe(0);
    expect(await count(`${lines} where (l.options <> '') <> (cardinality(p.option_names) > 0)`)).toBe(0);
    expect(await count(`${lines} where l.unit_amount <> coalesce(v.price_amount, p.price_amount)`)).toBe(0);
    const [next] = (
      await database.pool().query<{ id: number }>("select nextval('product_variants_id_seq')::int as id")
    ).rows;
    expect(next?.id).toBe((await count("product_variants")) + 1);
  });

  it("has nobody written to about orders that nobody placed", async () => {
    const { rows } = await database.pool().query("select from orders where mailed_at is null");
    expect(rows).toHaveLength(0);
  });

  it("leaves the sequences behind the numbers it used", async () => {
    const [id] = await addProducts(database.pool(), [{ sku: "NEW-1", categoryId: 1 }]);
    expect(id).toBe(loaded.products + 1);
    await database.pool().query("delete from products where sku = 'NEW-1'");
  });

  it("remembers what it was made from", async () => {
    const { rows } = await database.pool().query("select value from settings where key = 'sample'");
    expect(rows).toEqual([{ value: { seed: 1, now, size: { products: 1_248, shoppers: 3_200 } } }]);
  });

  it("refuses a shop that has products, and changes nothing", async () => {
    const before = await count("interactions");
    await expect(loadSample(database.pool(), { now, seed: 2 })).rejects.toMatchObject({ code: "conflict" });
    expect(await count("interactions")).toBe(before);
    expect(await count("products")).toBe(loaded.products);
  });
});
