import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/account/sign-in-form";
import { AwayState } from "@/components/ui/away-state";
import { Alert } from "@/components/ui/alert";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { toSafePath } from "@/lib/shop/auth/callback-url";
import { readUnlessAway } from "@/lib/shop/auth/outage";
import { getViewer } from "@/lib/shop/auth/viewer";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { callbackUrl, changed } = await searchParams;
  const next = toSafePath(callbackUrl, "/account");
  const read = await readUnlessAway(async () => ({ viewer: await getViewer() }));
  if (!read) return <AwayState title="Nobody can sign in just now" href="/sign-in" />;
  if (read.viewer) redirect(next);
  return (
    <Container className="py-8 sm:py-12">
      <div className="mx-auto max-w-md space-y-8">
        <PageHeading title="Sign in" />
        {changed === "1" && (
          <Alert tone="positive">Your password is changed. Sign in with the new one.</Alert>
        )}
        <SignInForm next={next} />
      </div>
    </Container>
  );
}
