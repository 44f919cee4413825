import type { Suggestions } from "@/lib/shop/catalog/suggestions";

export interface SuggestionOption {
  href: string;
  label: string;
  /** What kind of thing it leads to; products have a picture instead. */
  hint: string | null;
  image: string | null;
}

/** Suggestions in the order shown: departments, each called so, then products. */
export function toOptions({ categories, products }: Suggestions, department: string): SuggestionOption[] {
  return [
    ...categories.map(({ name, path }) => ({
      href: `/category/${path}`,
      label: name,
      hint: department,
      image: null,
    })),
    ...products.map(({ slug, name, image }) => ({
      href: `/products/${slug}`,
      label: name,
      hint: null,
      image,
    })),
  ];
}
