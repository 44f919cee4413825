import type { Metadata } from "next";
import { ShopFrame } from "@/components/layout/shop-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <ShopFrame>
      <EmptyState
        title="This page does not exist"
        level={1}
        action={<ButtonLink href="/">Go to the front page</ButtonLink>}
      >
        <p>It may have moved, or the address has a mistake in it.</p>
      </EmptyState>
    </ShopFrame>
  );
}
