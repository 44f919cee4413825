import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignUpForm } from "@/components/account/sign-up-form";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { getWords } from "@/lib/shop/settings/current-language";
import { signInWords } from "@/lib/words/sign-in";
import { toSafePath } from "@/lib/shop/auth/callback-url";
import { getViewer } from "@/lib/shop/auth/viewer";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(signInWords)).say("create"), robots: { index: false } };
}

export default async function SignUpPage({ searchParams }: PageProps<"/sign-up">) {
  const next = toSafePath((await searchParams).callbackUrl, "/account");
  const { say } = await getWords(signInWords);
  if (await getViewer()) redirect(next);
  return (
    <Container className="py-8 sm:py-12">
      <div className="mx-auto max-w-md space-y-8">
        <PageHeading title={say("create")} />
        <SignUpForm next={next} />
      </div>
    </Container>
  );
}
