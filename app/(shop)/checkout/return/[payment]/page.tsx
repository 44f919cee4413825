import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { getCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { findPayer } from "@/lib/shop/checkout/queries";
import { type Outcome, settlePayment } from "@/lib/shop/checkout/settle";
import { getWords } from "@/lib/shop/settings/current-language";
import { checkoutWords } from "@/lib/words/checkout";

export async function generateMetadata(): Promise<Metadata> {
  const { say } = await getWords(checkoutWords);
  return { title: say("payment"), robots: { index: false } };
}

/** What has become of it; null while the provider cannot be asked. */
async function settle(payment: string): Promise<Outcome | null> {
  try {
    return await settlePayment(payment);
  } catch (error) {
    getLog("checkout").warn({ payment, error: messageOf(error) }, "a payment could not be looked at");
    return null;
  }
}

/** Where a shopper comes back to from paying: to the order, or to the form as it was. */
export default async function ReturnPage({ params }: PageProps<"/checkout/return/[payment]">) {
  const { payment } = await params;
  const shopper = await getCurrentShopper();
  const isTheirs = z.uuid().safeParse(payment).success && (await findPayer(payment)) === shopper?.id;
  if (!shopper || !isTheirs) notFound();
  const outcome = await settle(payment);
  if (outcome?.kind === "ordered") redirect(`/orders/${outcome.number}?placed=1`);
  if (outcome) redirect("/checkout");
  const { say } = await getWords(checkoutWords);
  return (
    <Container className="space-y-8 py-8 sm:py-12">
      <PageHeading title={say("yourPayment")} />
      <Alert tone="warning">{say("unknown")}</Alert>
      <ButtonLink href={`/checkout/return/${payment}`}>{say("askAgain")}</ButtonLink>
    </Container>
  );
}
