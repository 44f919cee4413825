import { PAGE_SIZE } from "@/lib/shop/catalog/product-listing";
import { cx } from "@/components/ui/cx";
import { GRID_STYLE } from "@/components/product/product-grid";

/** Keeps the place of a page of products: cards are as high as they are wide, and their words. */
export function GridSkeleton({ className }: { className?: string }) {
  return (
    <div aria-hidden="true" className={cx(GRID_STYLE, "xl:grid-cols-4", className)}>
      {Array.from({ length: PAGE_SIZE }, (_, i) => (
        <div key={i}>
          <span className="block aspect-square animate-pulse rounded-lg bg-tile" />
          <span className="mt-3 block min-h-21" />
        </div>
      ))}
    </div>
  );
}
