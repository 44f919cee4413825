import type { Metadata } from "next";
import { Suspense } from "react";
import { CartContents } from "@/components/cart/cart-contents";
import { CartSkeleton } from "@/components/cart/cart-skeleton";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";

export const metadata: Metadata = { title: "Cart", robots: { index: false } };

export default function CartPage() {
  return (
    <Container className="space-y-8 py-8 sm:py-12">
      <PageHeading title="Cart" />
      <Suspense fallback={<CartSkeleton />}>
        <CartContents />
      </Suspense>
    </Container>
  );
}
