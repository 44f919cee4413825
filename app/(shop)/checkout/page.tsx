import type { Metadata } from "next";
import { CheckoutContents } from "@/components/checkout/checkout-contents";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { getWords } from "@/lib/shop/settings/current-language";
import { checkoutWords } from "@/lib/words/checkout";

export async function generateMetadata(): Promise<Metadata> {
  const { say } = await getWords(checkoutWords);
  return { title: say("title"), robots: { index: false } };
}

export default async function CheckoutPage({ searchParams }: PageProps<"/checkout">) {
  const [{ address }, { say }] = await Promise.all([searchParams, getWords(checkoutWords)]);
  return (
    <Container className="space-y-8 py-8 sm:py-12">
      <PageHeading title={say("title")} />
      <CheckoutContents address={typeof address === "string" ? address : undefined} />
    </Container>
  );
}
