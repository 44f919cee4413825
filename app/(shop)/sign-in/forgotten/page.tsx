import type { Metadata } from "next";
import { ForgottenForm } from "@/components/account/forgotten-form";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { getWords } from "@/lib/shop/settings/current-language";
import { signInWords } from "@/lib/words/sign-in";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(signInWords)).say("forgottenTitle"), robots: { index: false } };
}

export default async function ForgottenPage({ searchParams }: PageProps<"/sign-in/forgotten">) {
  const { say } = await getWords(signInWords);
  const { sent } = await searchParams;
  return (
    <Container className="py-8 sm:py-12">
      <div className="mx-auto max-w-md space-y-8">
        <PageHeading title={say("forgottenTitle")}>{say("forgottenIntro")}</PageHeading>
        <ForgottenForm isSent={sent === "1"} />
      </div>
    </Container>
  );
}
