import type { ReactNode } from "react";
import { ShopFrame } from "@/components/layout/shop-frame";
import { RecommendationUpdates } from "@/components/recommendations/recommendation-updates";

/**
 * There is no loading.tsx here on purpose: it would put every page behind a fallback, and with it away go real status
 * codes (a missing product would be 200) and pages that work without JavaScript. What may be late, the rails, streams by
 * itself; a link that takes a moment says so (`LinkPending`).
 */
export default function ShopLayout({ children }: { children: ReactNode }) {
  return (
    <ShopFrame>
      {children}
      <RecommendationUpdates />
    </ShopFrame>
  );
}
