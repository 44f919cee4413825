"use client";

import { useRef } from "react";
import { recordClick } from "@/components/attribution/found-in";
import { ProductGrid } from "@/components/product/product-grid";
import { useImpression } from "@/components/recommendations/use-impression";
import type { ShownProduct } from "@/lib/shop/catalog/product-card";

/** One page of results: a list that says when it was seen and what was followed from it. */
export function ResultGrid({ products, token }: { products: ShownProduct[]; token: string }) {
  const grid = useRef<HTMLDivElement>(null);
  useImpression(grid, products.length > 0 ? token : null);
  return (
    <div ref={grid}>
      <ProductGrid products={products} level={2} onFollow={(product) => recordClick(product.id, token)} />
    </div>
  );
}
