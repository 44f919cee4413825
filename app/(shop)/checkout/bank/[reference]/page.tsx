import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BankForm } from "@/components/checkout/bank-form";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { findConfirming } from "@/lib/shop/payments/sandbox/sandbox";
import { getWords } from "@/lib/shop/settings/current-language";
import { checkoutWords } from "@/lib/words/checkout";

export async function generateMetadata(): Promise<Metadata> {
  const { say } = await getWords(checkoutWords);
  return { title: say("bank"), robots: { index: false } };
}

/** The bank of the provider for trying: what 3-D Secure looks like to a shopper. */
export default async function BankPage({ params }: PageProps<"/checkout/bank/[reference]">) {
  const { reference } = await params;
  const { say } = await getWords(checkoutWords);
  if (!(await findConfirming(reference))) redirect("/checkout");
  return (
    <Container className="max-w-xl space-y-8 py-8 sm:py-12">
      <PageHeading title={say("bankAsks")}>
        <p>{say("bankPlayed")}</p>
      </PageHeading>
      <BankForm reference={reference} />
    </Container>
  );
}
