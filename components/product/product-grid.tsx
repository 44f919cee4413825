import { cx } from "@/components/ui/cx";
import type { ShownProduct as Product } from "@/lib/shop/catalog/product-card";
import { ProductCard } from "./product-card";

export const GRID_STYLE = "grid grid-cols-2 gap-x-4 gap-y-9 sm:grid-cols-3 sm:gap-x-6 sm:gap-y-12";

/** Pictures that are surely above the fold on most screens. */
const EAGER = 4;

/** Products side by side. `wide` where nothing stands beside the grid: then there is room for a fourth. */
export function ProductGrid({
  products,
  level = 3,
  wide = false,
  onFollow,
}: {
  products: Product[];
  level?: 2 | 3;
  wide?: boolean;
  /** Called when a product's link is followed, from client components. */
  onFollow?: (product: Product) => void;
}) {
  return (
    <ul className={cx(GRID_STYLE, wide ? "lg:grid-cols-4" : "xl:grid-cols-4")}>
      {products.map((product, i) => (
        <li key={product.id} className="min-w-0">
          <ProductCard product={product} level={level} eager={i < EAGER} onFollow={onFollow} />
        </li>
      ))}
    </ul>
  );
}
