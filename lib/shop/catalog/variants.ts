import type { Money } from "@/lib/platform/money";

/** One form of a product, as its page offers it. */
export interface ProductVariant {
  sku: string;
  /** One for each of the product's option names, in their order. */
  values: string[];
  price: Money;
  compareAt: Money | null;
  /** Pieces at hand. */
  stock: number;
  /** Empty: the product's. */
  image: string;
}

/** What there is to choose of a product: nothing, without names. */
export interface ProductOptions {
  names: string[];
  variants: ProductVariant[];
}

/** One value of an option and where choosing it leads. */
export interface OptionChoice {
  value: string;
  variant: ProductVariant;
  chosen: boolean;
}

/** The variant with this code, else the first that can be had, else the first; null when there is nothing to choose. */
export function findVariant({ variants }: ProductOptions, sku: string | undefined): ProductVariant | null {
  return (
    variants.find((variant) => variant.sku === sku) ??
    variants.find(({ stock }) => stock > 0) ??
    variants[0] ??
    null
  );
}

/** How many values two variants share. */
function likeness(one: ProductVariant, other: ProductVariant): number {
  return one.values.filter((value, i) => other.values[i] === value).length;
}

/**
 * The values of one option in the order of the variants. Each leads to the variant that is most like the one chosen now; of
 * several to one that can be had.
 */
export function listChoices(
  { variants }: ProductOptions,
  option: number,
  current: ProductVariant,
): OptionChoice[] {
  const values = [...new Set(variants.map((variant) => variant.values[option] ?? ""))];
  return values.flatMap((value) => {
    const having = variants.filter((variant) => variant.values[option] === value);
    const rank = (variant: ProductVariant) => likeness(variant, current) + (variant.stock > 0 ? 0.5 : 0);
    const [first] = having;
    if (!first) return [];
    const variant = having.reduce((best, one) => (rank(one) > rank(best) ? one : best), first);
    return [{ value, variant, chosen: current.values[option] === value }];
  });
}

/** `Size: M, Colour: Red`. */
export function describeChoice(names: readonly string[], values: readonly string[]): string {
  return values.map((value, i) => (names[i] ? `${names[i]}: ${value}` : value)).join(", ");
}
