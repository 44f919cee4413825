import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addToCart } from "@/lib/shop/cart/commands";
import { getCart } from "@/lib/shop/cart/queries";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { completeEnvironment } from "@/lib/platform/env";
import { listLiked, setLike } from "@/lib/shop/interactions/likes";
import { placeOrder } from "@/lib/shop/orders/place-order";
import { listOrders } from "@/lib/shop/orders/queries";
import { setConsent } from "@/lib/shop/shoppers/commands";
import { ALL, NOTHING } from "@/lib/shop/shoppers/consent";
import { findByCookie } from "@/lib/shop/shoppers/queries";
import { createAccount } from "./commands";
import { endSession, endSessions, openSession } from "./sessions";

const database = withTestDatabase();
let userId: string;
let mug: number;
let bowl: number;

beforeAll(async () => {
  const { productIds } = await fillCatalog(database.pool(), { products: 4 });
  [mug = 0, bowl = 0] = productIds;
});

beforeEach(async () => {
  await database.pool().query("update products set stock = 10");
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

/** Signs in with a browser whose cookie holds `cookie`, and says what it holds afterwards. */
async function signIn(cookie: string | null, user = userId): Promise<string> {
  return (await openSession({ userId: user, sessionVersion: 1 }, cookie)).shopperId;
}

const address = { line1: "1 High Street", line2: "", city: "Leeds", postcode: "LS1", country: "GB" } as const;

describe("signing in", () => {
  it("brings what every browser did, its cart and its orders into the account", async () => {
    const [laptop, phone] = [randomId(), randomId()];
    await put(laptop, mug, 2);
    const onLaptop = await findByCookie(await signIn(laptop));
    const account = onLaptop?.id ?? "";
    await put(phone, bowl);
    const { number } = await placeOrder(
      { key: uuidv7(), total: 595, email: "ann@example.com", name: "Ann", address },
      { shopperId: phone, viewer: null },
    );
    await put(phone, mug, 3);

    expect(await findByCookie(await signIn(phone))).toEqual(onLaptop);
    expect(onLaptop).toMatchObject({ userId });
    expect(await historyOf(account)).toEqual([mug, bowl, bowl, mug]);
    expect((await getCart(account)).lines.map((line) => [line.product.name, line.quantity])).toEqual([
      ["Product 1", 3],
    ]);
    expect((await listOrders(userId)).orders.map((order) => order.number)).toEqual([number]);
  });

  it("takes likes along, recorded or not; of a product in both the newer word counts", async () => {
    const [laptop, phone] = [randomId(), randomId()];
    await setLike(laptop, { product: mug, liked: true });
    const account = (await findByCookie(await signIn(laptop)))?.id ?? "";
    await setConsent(phone, NOTHING);
    await setLike(phone, { product: mug, liked: true });
    await setLike(phone, { product: mug, liked: false });
    await setLike(phone, { product: bowl, liked: true });
    await signIn(phone);
    expect(await listLiked(account)).toEqual([bowl]);
  });

  it("gives the browser a new id each time; the one before, or a copy of it, reaches nothing", async () => {
    const before = randomId();
    await put(before, mug);
    const first = await signIn(before);
    const second = await signIn(first);
    expect(new Set([before, first, second]).size).toBe(3);
    const account = await findByCookie(second);
    expect((await getCart(account?.id ?? null)).count).toBe(1);
    expect(await findByCookie(before)).toBeNull();
    expect(await findByCookie(first)).toBeNull();
    // The account's own id is in no cookie, so whoever sends it has it from elsewhere.
    expect(await findByCookie(account?.id ?? "")).toBeNull();
    // A cookie that is over brings nothing into another account either.
    const other = await createAccount({
      email: `${randomId()}@example.com`,
      name: "Bo",
      password: "correct horse",
    });
    const theirs = await findByCookie(await signIn(before, other.userId));
    expect(await historyOf(theirs?.id ?? "")).toEqual([]);
    expect((await getCart(theirs?.id ?? null)).count).toBe(0);
  });

  it("leaves another account's browser to that account, and ends its session there", async () => {
    const shared = randomId();
    await put(shared, mug);
    const anns = await signIn(shared);
    const account = (await findByCookie(anns))?.id ?? "";
    const other = await createAccount({
      email: `${randomId()}@example.com`,
      name: "Bo",
      password: "correct horse",
    });
    const bos = await findByCookie(await signIn(anns, other.userId));
    expect(bos).toMatchObject({ userId: other.userId });
    expect((await getCart(bos?.id ?? null)).count).toBe(0);
    expect((await getCart(account)).count).toBe(1);
    expect(await findByCookie(anns)).toBeNull();
    expect(await database.pool().query("select from sessions where user_id = $1", [userId])).toMatchObject({
      rowCount: 0,
    });
  });

  it("works in a browser that has no cookie yet", async () => {
    expect(await findByCookie(await signIn(null))).toMatchObject({ userId });
  });
});

describe("signing out", () => {
  it("is the end of the shopper cookie, too, here or everywhere", async () => {
    const [laptop, phone] = [await openSession(account(), null), await openSession(account(), null)];
    await endSession(laptop.claims.sessionId ?? "");
    expect(await findByCookie(laptop.shopperId)).toBeNull();
    expect(await findByCookie(phone.shopperId)).not.toBeNull();
    await endSessions(userId);
    expect(await findByCookie(phone.shopperId)).toBeNull();
  });

  const account = () => ({ userId, sessionVersion: 1 });
});

describe("what was chosen", () => {
  const chosenBy = async (cookie: string) => {
    const shopper = await findByCookie(cookie);
    return { personalisation: shopper?.consent, analytics: shopper?.analytics };
  };

  it("comes into the account with the first browser", async () => {
    const laptop = randomId();
    await setConsent(laptop, { personalisation: true, analytics: false });
    expect(await chosenBy(await signIn(laptop))).toEqual({ personalisation: true, analytics: false });
  });

  it("is never more than what was allowed in both, browser and account", async () => {
    const [laptop, phone, tablet] = [randomId(), randomId(), randomId()];
    await setConsent(laptop, { personalisation: true, analytics: false });
    await signIn(laptop);
    await setConsent(phone, { personalisation: false, analytics: true });
    expect(await chosenBy(await signIn(phone))).toEqual(NOTHING);
    await setConsent(tablet, ALL);
    expect(await chosenBy(await signIn(tablet))).toEqual(NOTHING);
  });

  it("of an account holds in a browser where nothing was chosen", async () => {
    completeEnvironment({ AISLE_CONSENT: "ask" });
    const [laptop, phone, cart] = [randomId(), randomId(), randomId()];
    await put(cart, mug);
    await setConsent(laptop, ALL);
    await signIn(laptop);
    expect(await chosenBy(await signIn(phone))).toEqual(ALL);
    expect(await chosenBy(await signIn(cart))).toEqual(ALL);
    completeEnvironment({ AISLE_CONSENT: "inform" });
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
             (select json_agg(k order by shopper_id, product_id) from likes k) as likes,
             (select json_agg(e order by id) from sessions e) as sessions,
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
    ["moving likes", "insert", "likes"],
    ["opening the account's cart", "insert", "carts"],
    ["merging the carts", "insert", "cart_items"],
    ["removing the browser's cart", "delete", "carts"],
    ["claiming orders", "update", "orders"],
    ["keeping a no to recording", "update of consent", "shoppers"],
    ["giving the browser a new id", "insert", "shoppers"],
    ["opening the session", "insert", "sessions"],
    ["committing", "commit", "orders"],
  ])("by an error while %s leaves nothing half done, nor does a lost connection", async (_, event, table) => {
    const [laptop, phone] = [randomId(), randomId()];
    await signIn(laptop);
    await put(phone, bowl);
    await setLike(phone, { product: bowl, liked: true });
    await placeOrder(
      { key: uuidv7(), total: 595, email: "ann@example.com", name: "Ann", address },
      { shopperId: phone, viewer: null },
    );
    await put(phone, mug, 3);
    await setConsent(phone, NOTHING);

    const before = await readAll();
    for (const sql of [RAISE, KILL]) {
      const callOff = await cutShort(event, table, sql);
      await expect(signIn(phone)).rejects.toThrow();
      await callOff();
      expect(await readAll()).toEqual(before);
    }
    const account = await findByCookie(await signIn(phone));
    expect(await historyOf(phone)).toEqual([]);
    expect((await getCart(account?.id ?? null)).count).toBe(3);
    expect(account).toMatchObject({ consent: false, analytics: false });
  });
});
