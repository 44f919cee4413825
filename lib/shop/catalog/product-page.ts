import type { ProductAttribute } from "./attributes";
import type { CategoryLink } from "./category-page";
import type { ProductCard } from "./product-card";
import type { ProductOptions } from "./variants";

/** Everything a product's page shows. */
export interface ProductPage extends ProductCard {
  description: string;
  /** The description with its paragraphs and lists, made safe when it was imported; empty: it is plain text. */
  descriptionHtml: string;
  /** Further pictures, behind `image`. */
  gallery: string[];
  options: ProductOptions;
  attributes: ProductAttribute[];
  /** Pieces at hand. */
  stock: number;
  /** From the root down to the category the product is in. */
  categories: CategoryLink[];
  /** Set where memory does not know all there is to say of it, and the database is away. */
  isPartial?: boolean;
}
