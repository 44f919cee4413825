import type pg from "pg";
import type { Cookie, Page } from "playwright/test";
import {
  addShirt,
  expect,
  fillCheckout,
  putIntoCart,
  signInAsAdmin,
  signUp,
  test as base,
} from "../fixtures";

/** What of the sample is looked at: the same in every shop, for it is made of one seed. */
export interface LookedAt {
  data: string;
  database: pg.Pool;
  /** Paths. */
  category: string;
  product: string;
  /** With something to choose. */
  options: string;
  soldOut: string;
  productId: number;
  soldOutId: number;
}

/** Whoever looks. */
export type Looker = "visitor" | "customer" | "admin";

/** Each worker's own: they come at the same time. */
const customerOf = (worker: number) => `robin.looks.${worker}@example.com`;
const ENOUGH = 40;

/** Products of the sample by their place in it, and a shirt in sizes; put back to what they had when the suites before took some. */
async function readLookedAt(database: pg.Pool, data: string): Promise<LookedAt> {
  const find = async (what: string, sql: string) => {
    const { rows } = await database.query<{ id: number; name: string }>(sql);
    if (!rows[0]) throw new Error(`The sample has no ${what}.`);
    return rows[0];
  };
  const plain =
    "not exists (select 1 from product_variants v where v.product_id = p.id) and status = 'active'";
  const nth = (n: number) =>
    `select id, slug as name from products p where ${plain} order by id limit 1 offset ${n}`;
  const product = await find("product", nth(0));
  const soldOut = await find("second product", nth(1));
  const category = await find(
    "category",
    "select id, path as name from categories where depth = 0 order by id limit 1",
  );
  const setStock = "update products set stock = $2 where id = $1 and stock <> $2";
  await database.query(setStock, [product.id, ENOUGH]);
  await database.query(setStock, [soldOut.id, 0]);
  return {
    data,
    database,
    category: `/category/${category.name}`,
    product: `/products/${product.name}`,
    options: await addShirt(database, "looks"),
    soldOut: `/products/${soldOut.name}`,
    productId: product.id,
    soldOutId: soldOut.id,
  };
}

interface WorkerFixtures {
  looked: LookedAt;
}

export const test = base.extend<object, WorkerFixtures>({
  looked: [
    async ({ database, data }, use) => {
      // All lookers come from one address and all leave orders: none is to be kept waiting.
      await database.query("delete from attempts");
      await use(await readLookedAt(database, data));
    },
    { scope: "worker" },
  ],
});
export { expect };

const known = new Map<Looker, Cookie[]>();

/** Signs this browser in, once for all tests of a worker. */
export async function lookAs(page: Page, looker: Looker, { data, database }: LookedAt): Promise<void> {
  if (looker === "visitor") return;
  const cookies = known.get(looker);
  if (cookies) return page.context().addCookies(cookies);
  if (looker === "admin") await signInAsAdmin(page, data);
  else {
    await database.query("delete from attempts");
    const email = customerOf(test.info().parallelIndex);
    await database.query("update users set email = 'gone.' || id || '@example.com' where email = $1", [
      email,
    ]);
    await signUp(page, email);
  }
  known.set(looker, await page.context().cookies());
}

/** Puts the product into the cart, from its page. */
export async function fillCart(page: Page, { product }: LookedAt): Promise<void> {
  await page.goto(product);
  await putIntoCart(page);
}

export async function openCheckout(page: Page, looked: LookedAt): Promise<void> {
  await fillCart(page, looked);
  await page.goto("/checkout");
  await expect(page.getByRole("button", { name: /^Place order/ })).toBeVisible();
}

export async function placeOrder(page: Page, looked: LookedAt): Promise<void> {
  await openCheckout(page, looked);
  await fillCheckout(page);
  await page.getByRole("button", { name: /^Place order/ }).click();
  await page.waitForURL("**/orders/**");
}
