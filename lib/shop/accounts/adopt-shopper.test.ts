import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addToCart } from "@/lib/shop/cart/commands";
import { getCart } from "@/lib/shop/cart/queries";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { placeOrder } from "@/lib/shop/orders/place-order";
import { listOrders } from "@/lib/shop/orders/queries";
import { setConsent } from "@/lib/shop/shoppers/commands";
import { resolveShopper } from "@/lib/shop/shoppers/queries";
import { adoptShopper } from "./adopt-shopper";
import { createAccount } from "./commands";

const database = withTestDatabase();
let userId: string;
let mug: number;
let bowl: number;

beforeAll(async () => {
  const { productIds } = await fillCatalog(database.pool(), { products: 4 });
  [mug = 0, bowl = 0] = productIds;
});

beforeEach(async () => {
  const email = `${randomId()}@example.com`;
  ({ userId } = await createAccount({ email, name: "Ann", password: "correct horse" }));
});

const put = (shopperId: string, product: number, quantity = 1) =>
  addToCart(shopperId, { product, quantity, interaction: uuidv7() });

async function historyOf(shopperId: string): Promise<number[]> {
  const { rows } = await database
    .pool()
    .query("select product_id as product from interactions where shopper_id = $1 order by id", [shopperId]);
  return rows.map((row) => row.product);
}

describe("signing in", () => {
  it("makes the first browser the account's shopper", async () => {
    const laptop = randomId();
    await put(laptop, mug);
    expect(await adoptShopper(laptop, userId)).toBe(laptop);
    expect(await resolveShopper(laptop)).toMatchObject({ id: laptop, userId });
  });

  it("brings a second browser's history, cart and orders into the account", async () => {
    const [laptop, phone] = [randomId(), randomId()];
    await put(laptop, mug, 2);
    await adoptShopper(laptop, userId);
    await put(phone, bowl);
    const address = {
      line1: "1 High Street",
      line2: "",
      city: "Leeds",
      postcode: "LS1",
      country: "GB" as const,
    };
    const { number } = await placeOrder(
      { key: uuidv7(), total: 595, email: "ann@example.com", name: "Ann", address },
      { shopperId: phone, viewer: null },
    );
    await put(phone, mug, 3);

    expect(await adoptShopper(phone, userId)).toBe(laptop);
    expect((await resolveShopper(phone)).id).toBe(laptop);
    expect(await historyOf(laptop)).toEqual([mug, bowl, bowl, mug]);
    expect(await historyOf(phone)).toEqual([]);
    expect((await getCart(laptop)).lines.map((line) => [line.product.name, line.quantity])).toEqual([
      ["Product 1", 3],
    ]);
    expect((await listOrders(userId)).orders.map((order) => order.number)).toEqual([number]);
    // The phone's cookie may still name its old shopper.
    expect(await adoptShopper(phone, userId)).toBe(laptop);
  });

  it("leaves another account's browser to that account", async () => {
    const shared = randomId();
    await put(shared, mug);
    await adoptShopper(shared, userId);
    const other = await createAccount({
      email: `${randomId()}@example.com`,
      name: "Bo",
      password: "correct horse",
    });
    const fresh = await adoptShopper(shared, other.userId);
    expect(fresh).not.toBe(shared);
    expect((await getCart(fresh)).count).toBe(0);
    expect((await getCart(shared)).count).toBe(1);
  });

  it("does not turn a no to recording into a yes", async () => {
    const [laptop, phone] = [randomId(), randomId()];
    await adoptShopper(laptop, userId);
    await setConsent(phone, false);
    await adoptShopper(phone, userId);
    expect((await resolveShopper(laptop)).consent).toBe(false);
  });
});

describe("signing in that is cut short", () => {
  /** Everything a sign-in may change. */
  async function readAll(): Promise<unknown> {
    const { rows } = await database.pool().query(`
      select (select json_agg(s order by id) from shoppers s) as shoppers,
             (select json_agg(i order by id) from interactions i) as interactions,
             (select json_agg(c order by id) from carts c) as carts,
             (select json_agg(l order by cart_id, product_id) from cart_items l) as lines,
             (select json_agg(o order by id) from orders o) as orders`);
    return rows[0];
  }

  const RAISE = "raise exception 'cut short'";
  const KILL = "perform pg_terminate_backend(pg_backend_pid())";

  /** Runs `sql` in the middle of every statement that does `event` to `table`, until it is called off. */
  async function cutShort(event: string, table: string, sql: string): Promise<() => Promise<unknown>> {
    const pool = database.pool();
    await pool.query(
      `create or replace function cut_short() returns trigger language plpgsql as $$ begin ${sql}; return null; end $$`,
    );
    const when = event === "commit" ? "after insert or update or delete" : `after ${event}`;
    const deferred = event === "commit" ? "constraint trigger cut_short" : "trigger cut_short";
    const each = event === "commit" ? "deferrable initially deferred for each row" : "for each statement";
    await pool.query(`create ${deferred} ${when} on ${table} ${each} execute function cut_short()`);
    return () => pool.query(`drop trigger cut_short on ${table}`);
  }

  it.each([
    ["binding the shopper", "update", "shoppers"],
    ["moving interactions", "update", "interactions"],
    ["opening the account's cart", "insert", "carts"],
    ["merging the carts", "insert", "cart_items"],
    ["removing the browser's cart", "delete", "carts"],
    ["claiming orders", "update", "orders"],
    ["keeping a no to recording", "update of consent", "shoppers"],
    ["committing", "commit", "orders"],
  ])("by an error while %s leaves nothing half done, nor does a lost connection", async (_, event, table) => {
    const [laptop, phone] = [randomId(), randomId()];
    await adoptShopper(laptop, userId);
    await put(phone, bowl);
    const address = {
      line1: "1 High Street",
      line2: "",
      city: "Leeds",
      postcode: "LS1",
      country: "GB" as const,
    };
    await placeOrder(
      { key: uuidv7(), total: 595, email: "ann@example.com", name: "Ann", address },
      { shopperId: phone, viewer: null },
    );
    await put(phone, mug, 3);
    await setConsent(phone, false);

    const before = await readAll();
    for (const sql of [RAISE, KILL]) {
      const callOff = await cutShort(event, table, sql);
      await expect(adoptShopper(phone, userId)).rejects.toThrow();
      await callOff();
      expect(await readAll()).toEqual(before);
    }
    expect(await adoptShopper(phone, userId)).toBe(laptop);
    expect(await historyOf(phone)).toEqual([]);
    expect((await getCart(laptop)).count).toBe(3);
    expect(await resolveShopper(laptop)).toMatchObject({ consent: false });
  });
});
