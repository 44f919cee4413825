import type { ReactNode } from "react";
import { ShopFrame } from "@/components/layout/shop-frame";
import { RecommendationUpdates } from "@/components/recommendations/recommendation-updates";

export default function ShopLayout({ children }: { children: ReactNode }) {
  return (
    <ShopFrame>
      {children}
      <RecommendationUpdates />
    </ShopFrame>
  );
}
