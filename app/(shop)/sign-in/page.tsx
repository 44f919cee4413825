import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/account/sign-in-form";
import { AwayState } from "@/components/ui/away-state";
import { Alert } from "@/components/ui/alert";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { getWords } from "@/lib/shop/settings/current-language";
import { signInWords } from "@/lib/words/sign-in";
import { toSafePath } from "@/lib/shop/auth/callback-url";
import { readUnlessAway } from "@/lib/shop/auth/outage";
import { getViewer } from "@/lib/shop/auth/viewer";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(signInWords)).say("title"), robots: { index: false } };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { say } = await getWords(signInWords);
  const { callbackUrl, changed } = await searchParams;
  const next = toSafePath(callbackUrl, "/account");
  const read = await readUnlessAway(async () => ({ viewer: await getViewer() }));
  if (!read) return <AwayState title={say("away")} href="/sign-in" />;
  if (read.viewer) redirect(next);
  return (
    <Container className="py-8 sm:py-12">
      <div className="mx-auto max-w-md space-y-8">
        <PageHeading title={say("title")} />
        {changed === "1" && <Alert tone="positive">{say("changed")}</Alert>}
        <SignInForm next={next} />
      </div>
    </Container>
  );
}
