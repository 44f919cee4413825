import { describe, expect, it } from "vitest";
import { randomId } from "@/lib/platform/ids";
import { type ListingPage, listingPageSchema } from "@/lib/recommender/serving/listing-page";
import { searchAnswerSchema } from "@/lib/recommender/serving/search";
import { call } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { listProducts } from "@/lib/shop/catalog/list-products";
import { EVERYTHING } from "@/lib/shop/catalog/listing";
import { addCategory, addProducts } from "@/lib/shop/catalog/testing/add-products";
import { GET as search } from "../search/route";
import { GET } from "./route";

const shop = withTestShop();

const idsOf = ({ products }: Pick<ListingPage, "products">) => products.map(({ id }) => id);

async function ask(address: string, shopper = randomId()): Promise<ListingPage> {
  const { status, body } = await call(GET, `/api/listing?${new URLSearchParams({ address })}`, { shopper });
  expect(status).toBe(200);
  return listingPageSchema.strict().parse(body);
}

describe("GET /api/listing", () => {
  it("has the products of a category's page, as the page lists them, to the last one", async () => {
    const category = await addCategory(shop.pool(), { slug: "many" });
    await addProducts(
      shop.pool(),
      Array.from({ length: 30 }, (_, i) => ({
        sku: `MANY-${i}`,
        name: `Thing ${i}`,
        categoryId: category.id,
        price: 100 + i,
      })),
    );
    await expect.poll(async () => (await listProducts(category.path, EVERYTHING)).total).toBe(30);
    const listing = { ...EVERYTHING, sort: "price-desc" as const, page: 2 };
    const found = await ask(`/category/${category.path}?sort=price-desc&page=2`);
    expect(found).toMatchObject({ page: 2, pageCount: 2, token: null });
    expect(idsOf(found)).toEqual(idsOf(await listProducts(category.path, listing)));
    expect(found.products.map(({ price }) => price.amount)).toEqual([105, 104, 103, 102, 101, 100]);
    expect((await ask(`/category/${category.path}?page=999`)).page).toBe(2);
  });

  it("has the products of a search's page in the order of the search, as a list of its own", async () => {
    const shopper = randomId();
    const found = await ask("/search?q=product&page=2", shopper);
    expect(found).toMatchObject({ page: 2, pageCount: 3 });
    const { body } = await call(search, "/api/search?q=product&limit=24&offset=24", { shopper });
    const page = searchAnswerSchema.parse(body);
    expect(idsOf(found)).toEqual(idsOf(page));
    expect(found.token).not.toBe(page.token);
    expect(found.token).not.toBeNull();
  });

  it.each([
    "/category/no/such",
    "/search",
    "/search?q=%20",
    "/products/x",
    "//evil.example/category/a",
    "?",
    "%",
  ])("says that there is no listing at %s", async (address) => {
    const { status } = await call(GET, `/api/listing?${new URLSearchParams({ address })}`);
    expect(status).toBe(404);
  });
});
