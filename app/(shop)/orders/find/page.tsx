import type { Metadata } from "next";
import { FindOrderForm } from "@/components/orders/find-order-form";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";

export const metadata: Metadata = { title: "Find an order", robots: { index: false } };

export default function FindOrderPage() {
  return (
    <Container className="space-y-8 py-8 sm:py-12">
      <PageHeading title="Find an order">
        <p>Without an account, or in another browser: both are in the e-mail of the order.</p>
      </PageHeading>
      <FindOrderForm />
    </Container>
  );
}
