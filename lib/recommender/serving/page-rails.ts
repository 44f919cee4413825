import type { PageRails } from "./query-options";

/** Which lists stand on the pages of the shop that are the same for everybody, for the page and for what asks for it anew. */

export const HOME_RAILS: PageRails = {
  placements: ["home.for-you", "home.trending", "home.new", "home.recently-viewed"],
};

/** @param product public id */
export const productRails = (product: string): PageRails => ({
  placements: ["product.bought-together", "product.similar"],
  product,
});

/** @param category path */
export const categoryRails = (category: string): PageRails => ({ placements: ["category.top"], category });
