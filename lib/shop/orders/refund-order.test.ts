import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { readTableState } from "@/lib/platform/table-query";
import { activityReport } from "@/lib/recommender/insights/activity-report";
import { lastDays } from "@/lib/recommender/insights/period";
import { refreshRollups } from "@/lib/recommender/rollups/refresh";
import { addToCart } from "@/lib/shop/cart/commands";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { CUSTOMER_TABLE, listCustomers } from "@/lib/shop/staff/customers";
import { closeOrder } from "./close-order";
import { getOrderDetail } from "./order-detail";
import { ORDER_TABLE } from "./order-state";
import { listOrderLines } from "./order-table";
import { placeOrder } from "./place-order";
import { noteOrder, refundOrder } from "./refund-order";
import { refundSchema } from "./schema";

const database = withTestDatabase();
const US = { process: "test" };
const viewer = (role: "merchandiser" | "viewer") => ({
  userId: "u",
  email: `${role}@example.org`,
  name: role,
  role,
});
const WINDOW = { skip: 0, take: 50 };
let product: number;
let number: number;
let shopperId: string;

const stock = async () => (await getDb().product.findUniqueOrThrow({ where: { id: product } })).stock;
const purchase = () =>
  getDb().interaction.findFirstOrThrow({
    where: { shopperId, kind: "purchase" },
    select: { lane: true, value: true },
  });
const line = async () => (await getOrderDetail(US, number))?.lines[0]?.id ?? "";
const refund = async (pieces: number, more: object = {}) =>
  refundOrder(
    refundSchema.parse({ number, pieces: { [await line()]: `${pieces}` }, restock: "on", ...more }),
    US,
  );

beforeAll(async () => {
  product = (await fillCatalog(database.pool(), { products: 1 })).productIds[0] ?? 0;
});

beforeEach(async () => {
  await database.pool().query("truncate orders, order_items, interactions cascade");
  await database.pool().query("update products set stock = 10, price_amount = 100");
  shopperId = randomId();
  const { totals } = await addToCart(shopperId, { product, quantity: 4, interaction: uuidv7() });
  const address = {
    line1: "1 High Street",
    line2: "",
    city: "Leeds",
    postcode: "LS1",
    country: "GB",
  } as const;
  const form = {
    key: uuidv7(),
    total: totals?.total.amount ?? 0,
    email: "ann@example.com",
    name: "Ann",
    address,
  };
  ({ number } = await placeOrder(form, { shopperId, viewer: null }));
});

describe("a refund", () => {
  it("of some pieces takes these out of figures and trainings, and gives their money back", async () => {
    await refreshRollups();
    const sold = async () => {
      await refreshRollups();
      return (await activityReport(lastDays(2, Date.now()), "GBP")).now;
    };
    const before = await sold();
    expect(await refund(1)).toEqual({ amount: 100, currency: "GBP" });
    expect(await stock()).toBe(7);
    expect(await purchase()).toEqual({ lane: "person", value: 3 });
    const after = await sold();
    expect(before.revenue - after.revenue).toBe(100);
    expect(await getOrderDetail(US, number)).toMatchObject({ state: "placed", refunded: { amount: 100 } });
    await expect(refund(4)).rejects.toMatchObject({ code: "invalid" });
  });

  it("of the last piece returns the order, and of the delivery is given once", async () => {
    const { amount } = await refund(1, { shipping: "on" });
    expect(amount).toBe(100 + 395);
    expect((await refund(3, { shipping: "on", restock: undefined })).amount).toBe(300);
    expect(await stock()).toBe(7);
    expect(await purchase()).toMatchObject({ lane: "withdrawn" });
    expect(await getOrderDetail(US, number)).toMatchObject({ state: "returned", refunded: { amount: 795 } });
    await expect(refund(1)).rejects.toMatchObject({ code: "conflict" });
  });

  it("before a return does not give its pieces back a second time", async () => {
    await refund(1);
    await closeOrder(number, "returned", US);
    expect(await stock()).toBe(10);
    expect(await getOrderDetail(US, number)).toMatchObject({ refunded: { amount: 795 } });
  });
});

describe("orders as the merchant sees them", () => {
  const list = (query: string, role: "merchandiser" | "viewer" = "merchandiser") => {
    const state = readTableState(ORDER_TABLE, Object.fromEntries(new URLSearchParams(query)));
    return listOrderLines(viewer(role), state, WINDOW);
  };

  it("go from placed to paid to shipped, and back", async () => {
    await noteOrder({ number, step: "paid", done: true }, US);
    expect((await list("?state=paid")).rows.map((row) => row.number)).toEqual([number]);
    await noteOrder({ number, step: "shipped", done: true }, US);
    expect([(await list("?state=paid")).total, (await list("?state=shipped")).total]).toEqual([0, 1]);
    await noteOrder({ number, step: "shipped", done: false }, US);
    expect((await list("?state=paid&q=ann")).total).toBe(1);
    await closeOrder(number, "cancelled", US);
    await expect(noteOrder({ number, step: "paid", done: true }, US)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("name nobody to those who may not know the customers, and are not found by them", async () => {
    expect((await list("")).rows[0]).toMatchObject({ email: "ann@example.com" });
    expect((await list("", "viewer")).rows[0]).toMatchObject({ name: null, email: null });
    expect((await list("?q=ann", "viewer")).total).toBe(0);
    expect((await list("?email=nobody@example.com", "viewer")).total).toBe(1);
    expect((await list(`?q=${number}`, "viewer")).total).toBe(1);
    expect((await getOrderDetail(viewer("viewer"), number))?.customer).toBeNull();
  });

  it("add up to customers, with and without an account", async () => {
    await getDb().user.create({
      data: { id: uuidv7(), email: "bob@example.com", name: "Bob", passwordHash: "-" },
    });
    const all = (query: string) =>
      listCustomers(
        US,
        readTableState(CUSTOMER_TABLE, Object.fromEntries(new URLSearchParams(query))),
        WINDOW,
      );
    await refund(1);
    const { rows } = await all("");
    expect(
      rows.map(({ email, orders, spent, hasAccount }) => [email, orders, spent.amount, hasAccount]),
    ).toEqual([
      ["ann@example.com", 1, 695, false],
      ["bob@example.com", 0, 0, true],
    ]);
    expect((await all("?account=yes&q=BOB&sort=email")).total).toBe(1);
  });
});
