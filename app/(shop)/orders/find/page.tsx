import type { Metadata } from "next";
import { FindOrderForm } from "@/components/orders/find-order-form";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { getWords } from "@/lib/shop/settings/current-language";
import { ordersWords } from "@/lib/words/orders";

export async function generateMetadata(): Promise<Metadata> {
  const { say } = await getWords(ordersWords);
  return { title: say("find"), robots: { index: false } };
}

export default async function FindOrderPage() {
  const { say } = await getWords(ordersWords);
  return (
    <Container className="space-y-8 py-8 sm:py-12">
      <PageHeading title={say("find")}>
        <p>{say("findWhy")}</p>
      </PageHeading>
      <FindOrderForm />
    </Container>
  );
}
