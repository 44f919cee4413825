import type { EventLog } from "../core/data/events";
import type { ProductContent } from "../core/model/training";

/** What the products of the test logs are like: the colour of the checkerboard, the dozen of a taste. */
export function describeProducts({ productCount }: EventLog): ProductContent {
  const products = Array.from({ length: productCount }, (_, product) => product);
  return {
    texts: products.map((product) => `A ${product % 2 === 0 ? "white" : "black"} thing`),
    attributes: products.map((product) => [`dozen=${Math.floor(product / 12)}`]),
  };
}
