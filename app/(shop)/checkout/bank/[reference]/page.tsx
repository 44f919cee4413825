import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BankForm } from "@/components/checkout/bank-form";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { findConfirming } from "@/lib/shop/payments/sandbox/sandbox";

export const metadata: Metadata = { title: "Your bank", robots: { index: false } };

/** The bank of the provider for trying: what 3-D Secure looks like to a shopper. */
export default async function BankPage({ params }: PageProps<"/checkout/bank/[reference]">) {
  const { reference } = await params;
  if (!(await findConfirming(reference))) redirect("/checkout");
  return (
    <Container className="max-w-xl space-y-8 py-8 sm:py-12">
      <PageHeading title="Your bank asks">
        <p>
          This page plays the part of a bank: it is where a real one would ask whether it is you who pays. No
          money moves.
        </p>
      </PageHeading>
      <BankForm reference={reference} />
    </Container>
  );
}
