import sax from "sax";
import { expect, it } from "vitest";
import type { CatalogProduct } from "./catalog-product";
import { writeNewestFeed } from "./newest-feed";

const product: CatalogProduct = {
  id: 1,
  sku: "M",
  slug: "müg-&-co",
  name: `Mug <b>"large"</b> & co`,
  brand: "Ash & Sons",
  categoryId: 1,
  colour: "",
  price: { amount: 1250, currency: "GBP" },
  compareAt: null,
  image: "/pictures/mug_blue_1.svg",
  stock: 1,
  variants: [],
  createdAt: Date.UTC(2026, 2, 1, 10),
};

it("is well-formed whatever products are called, with whole addresses", () => {
  const feed = { name: "A & B", description: "", language: "en-GB", origin: "https://shop.example" };
  const texts = new Map<string, string[]>();
  let open = "";
  const parser = sax.parser(true);
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name }) => (open = name);
  parser.ontext = (text) => texts.set(open, [...(texts.get(open) ?? []), text]);
  parser.write(writeNewestFeed([product], feed)).close();
  expect(texts.get("title")).toEqual(["New at A & B", `Mug <b>"large"</b> & co`]);
  expect(texts.get("link")).toContain("https://shop.example/products/m%C3%BCg-%26-co");
  expect(texts.get("pubDate")).toEqual(["Sun, 01 Mar 2026 10:00:00 GMT"]);
  expect(texts.get("description")?.join("")).toContain("https://shop.example/pictures/mug_blue_1.svg");
});
