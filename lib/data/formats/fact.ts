import type { Kind } from "@/ml/index";

/** That somebody did something with a product, in the terms of the file that says so. */
export interface Fact {
  /** The shopper's id in the file; empty: nobody's, it speaks of the product alone. */
  readonly shopper: string;
  /** The product's id or code in the file. */
  readonly product: string;
  readonly kind: Kind;
  /** Quantity of a purchase or cart and of what takes one back, stars of a rating, else 1. */
  readonly value: number;
  /** Milliseconds since the epoch; in files without times, what the order of the rows makes of it. */
  readonly at: number;
}
