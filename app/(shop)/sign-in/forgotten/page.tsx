import type { Metadata } from "next";
import { ForgottenForm } from "@/components/account/forgotten-form";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";

export const metadata: Metadata = { title: "Forgotten password", robots: { index: false } };

export default async function ForgottenPage({ searchParams }: PageProps<"/sign-in/forgotten">) {
  const { sent } = await searchParams;
  return (
    <Container className="py-8 sm:py-12">
      <div className="mx-auto max-w-md space-y-8">
        <PageHeading title="Forgotten password">We send you a link to a new one.</PageHeading>
        <ForgottenForm isSent={sent === "1"} />
      </div>
    </Container>
  );
}
