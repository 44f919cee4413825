import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CodeForm } from "@/components/account/code-form";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { getWords } from "@/lib/shop/settings/current-language";
import { signInWords } from "@/lib/words/sign-in";
import { readPending } from "@/lib/shop/accounts/pending-sign-in";
import { toSafePath } from "@/lib/shop/auth/callback-url";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(signInWords)).say("codeTitle"), robots: { index: false } };
}

export default async function CodePage({ searchParams }: PageProps<"/sign-in/code">) {
  const next = toSafePath((await searchParams).callbackUrl, "/account");
  const { say } = await getWords(signInWords);
  if (!(await readPending())) redirect("/sign-in");
  return (
    <Container className="py-8 sm:py-12">
      <div className="mx-auto max-w-md space-y-8">
        <PageHeading title={say("codeTitle")} />
        <CodeForm next={next} />
      </div>
    </Container>
  );
}
