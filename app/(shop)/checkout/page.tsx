import type { Metadata } from "next";
import { CheckoutContents } from "@/components/checkout/checkout-contents";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";

export const metadata: Metadata = { title: "Checkout", robots: { index: false } };

export default async function CheckoutPage({ searchParams }: PageProps<"/checkout">) {
  const { address } = await searchParams;
  return (
    <Container className="space-y-8 py-8 sm:py-12">
      <PageHeading title="Checkout" />
      <CheckoutContents address={typeof address === "string" ? address : undefined} />
    </Container>
  );
}
