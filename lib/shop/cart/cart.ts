import type { ProductCard } from "@/lib/shop/catalog/product-card";
import type { Money } from "@/lib/platform/money";
import { type PromoProblem, type PromoTerms, promoProblem } from "@/lib/shop/promos/promo-math";
import { cartStateWords } from "@/lib/words/cart-state";
import { speak } from "@/lib/words/words";
import { computeTotals, lineTotal, MAX_QUANTITY, type ShippingRule, type Totals } from "./cart-math";

/** Why a line cannot be ordered as it stands: nothing of it can be had, or less than was asked for. */
export type LineProblem = "unavailable" | "short";

/** What was chosen of a product with options. */
export interface ChosenVariant {
  sku: string;
  /** `Size: M, Colour: Red`. */
  label: string;
}

/** What the cart knows of one product in it. */
export interface CartEntry {
  /** With options, its price is that of what was chosen. */
  product: ProductCard;
  /** Nothing for a product without options. */
  variant?: ChosenVariant | null;
  quantity: number;
  /** How many can be ordered now, at most MAX_QUANTITY; 0 when the shop no longer sells it. */
  available: number;
}

export interface CartLine extends CartEntry {
  total: Money;
  problem: LineProblem | null;
}

/** The code that was entered, and why it takes nothing off just now. */
export interface CartPromo extends PromoTerms {
  problem: PromoProblem | null;
}

export interface Cart {
  lines: CartLine[];
  /** Pieces, over all lines. */
  count: number;
  /** Null when nothing in the cart can be ordered. */
  totals: Totals | null;
  /** True when the cart is empty or a line has a problem: then there is nothing to check out. */
  blocked: boolean;
  /** What delivery of it costs; null while it is empty. */
  delivery: ShippingRule | null;
  promo: CartPromo | null;
}

function problemOf({ quantity, available }: CartEntry): LineProblem | null {
  if (available === 0) return "unavailable";
  return quantity > available ? "short" : null;
}

/**
 * The cart of some entries. Totals leave out what cannot be had. A cart has one currency, that of its first entry: a
 * product that was re-priced in another one since it was added counts as unavailable.
 *
 * @param ruleFor what delivery costs in the cart's currency
 * @param given the code that was entered, if it holds today
 */
export function toCart(
  entries: readonly CartEntry[],
  ruleFor: (currency: string) => ShippingRule,
  given: PromoTerms | null = null,
): Cart {
  const currency = entries[0]?.product.price.currency;
  const lines = entries.map((entry): CartLine => {
    const available = entry.product.price.currency === currency ? Math.min(entry.available, MAX_QUANTITY) : 0;
    const total = lineTotal({ price: entry.product.price, quantity: entry.quantity });
    return { ...entry, available, total, problem: problemOf({ ...entry, available }) };
  });
  const orderable = lines.filter((line) => line.problem !== "unavailable");
  const priced = orderable.map(({ product, quantity }) => ({ price: product.price, quantity }));
  const delivery = currency ? ruleFor(currency) : null;
  const totals =
    currency && delivery && priced.length > 0
      ? computeTotals(priced, currency, delivery, { promo: given })
      : null;
  const problem = given && totals ? promoProblem(given, totals.subtotal) : null;
  return {
    lines,
    delivery,
    promo: given && { ...given, problem },
    count: lines.reduce((sum, line) => sum + line.quantity, 0),
    totals,
    blocked: lines.length === 0 || lines.some((line) => line.problem !== null),
  };
}

/** Of whoever has put nothing into one. */
export const EMPTY_CART: Cart = toCart([], () => {
  throw new Error("Nothing is to be delivered.");
});

/** A line by what lies in it: a product, or one variant of it. */
export function lineKeyOf({ product, variant }: Pick<CartEntry, "product" | "variant">): string {
  return variant ? `${product.id} ${variant.sku}` : product.id;
}

/** The cart once the product's quantity is `quantity` (0 takes it out), so that a page can show it before the shop has answered. */
export function withQuantity(cart: Cart, productId: string, quantity: number, variant?: string): Cart {
  const isMeant = (line: CartLine) => line.product.id === productId && line.variant?.sku === variant;
  const entries = cart.lines
    .map((line) => (isMeant(line) ? { ...line, quantity } : line))
    .filter((line) => line.quantity > 0);
  return toCart(entries, () => cart.delivery ?? { fee: 0, freeFrom: 0 }, cart.promo);
}

/** The sentence a shopper reads at a line that cannot be ordered as it stands. */
export function describeProblem(
  { problem, available }: Pick<CartLine, "problem" | "available">,
  locale: string,
): string | null {
  const { say } = speak(cartStateWords, locale);
  if (problem === "unavailable") return say("gone");
  return problem === "short" ? say("short", { available }) : null;
}
