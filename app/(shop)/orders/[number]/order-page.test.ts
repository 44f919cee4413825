import { inNextRequest } from "@/lib/platform/http/testing/next-request";
import { beforeAll, expect, it } from "vitest";
import { World } from "@/app/api/testing/world";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import OrderPage from "./page";

const shop = withTestShop();

interface Buyer {
  cookie: string;
  /** Of their order; null: they have none. */
  order: number | null;
}
const buyers: Record<string, Buyer> = {};

beforeAll(async () => {
  const world = new World(shop.pool(), shop.categories[0]?.id ?? 0, shop.productsOf(1));
  await world.renewPeople();
  for (const name of ["A", "B"] as const) {
    const { id, cookie } = world.people[name];
    buyers[`shopper ${name}`] = { cookie, order: await world.placedOrder(id, null) };
  }
  const { cookie, account, viewer } = await world.signIn("customer");
  buyers["a customer"] = { cookie, order: await world.placedOrder(account, viewer) };
  buyers["an admin"] = { cookie: (await world.signIn("admin")).cookie, order: null };
  buyers.nobody = { cookie: "", order: null };
});

async function isShown(number: number, cookie: string): Promise<boolean> {
  const props = { params: Promise.resolve({ number: String(number) }), searchParams: Promise.resolve({}) };
  try {
    await inNextRequest({ cookie, host: "shop.test" }, "render", () => OrderPage(props));
    return true;
  } catch (error) {
    const { digest = "" } = error as { digest?: string };
    if (!digest.startsWith("NEXT_HTTP_ERROR_FALLBACK;404")) throw error;
    return false;
  }
}

it("shows an order to whoever placed it; to everybody else there is none, as where there is none", async () => {
  const numbers = Object.values(buyers).flatMap(({ order }) => (order === null ? [] : [order]));
  expect(numbers).toHaveLength(3);
  for (const [name, { cookie, order }] of Object.entries(buyers)) {
    for (const number of [...numbers, 2 ** 31 - 1]) {
      expect(await isShown(number, cookie), `${name}: ${number}`).toBe(number === order);
    }
  }
});
