import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { PrivacyChoices } from "@/components/consent/privacy-choices";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";

export const metadata: Metadata = { title: "Privacy choices", robots: { index: false } };

export default function PrivacyPage() {
  return (
    <Container className="py-8 sm:py-12">
      <div className="max-w-2xl space-y-8">
        <PageHeading title="Privacy choices" />
        <PrivacyChoices />
        <p className="border-t border-line pt-6 text-muted">
          <Link href="/account/influences" className="text-ink underline underline-offset-4">
            See what your recommendations rest on
          </Link>{" "}
          and switch single products off.
        </p>
      </div>
    </Container>
  );
}
