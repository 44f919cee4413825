import { expect, it } from "vitest";
import { EVERYTHING, formatListing, type Listing } from "@/lib/shop/catalog/listing";
import { addressOfPage } from "./next-pages-query";

const LISTINGS: readonly Listing[] = [
  EVERYTHING,
  { ...EVERYTHING, brands: ["Ash & Elm", "Öl+Holz"], sort: "price-asc", inStock: true },
  { ...EVERYTHING, attributes: { material: ["Oak", "Ash"] }, minPrice: 1250, category: "home/lamps" },
];

it("a page that follows has the address that the link to it has, from whichever page", () => {
  const path = "/category/home";
  for (const listing of LISTINGS)
    for (const from of [1, 2, 7])
      for (const to of [1, 2, 8]) {
        const address = (page: number) => path + formatListing({ ...listing, page }, "GBP", { q: "a lamp" });
        expect(addressOfPage(address(from), to)).toBe(address(to));
      }
  expect(addressOfPage(`${path}?page=3`, 1)).toBe(path);
});
