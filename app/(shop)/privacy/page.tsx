import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { PrivacyChoices } from "@/components/consent/privacy-choices";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { getWords } from "@/lib/shop/settings/current-language";
import { consentWords } from "@/lib/words/consent";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(consentWords)).say("title"), robots: { index: false } };
}

export default async function PrivacyPage() {
  const { say } = await getWords(consentWords);
  return (
    <Container className="py-8 sm:py-12">
      <div className="max-w-2xl space-y-8">
        <PageHeading title={say("title")} />
        <PrivacyChoices />
        <p className="border-t border-line pt-6 text-muted">
          <Link href="/account/influences" className="text-ink underline underline-offset-4">
            {say("taste")}
          </Link>{" "}
          {say("tasteHint")}
        </p>
      </div>
    </Container>
  );
}
