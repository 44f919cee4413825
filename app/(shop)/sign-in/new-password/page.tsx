import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { NewPasswordForm } from "@/components/account/new-password-form";
import { Alert } from "@/components/ui/alert";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { Sentence } from "@/components/ui/sentence";
import { getWords } from "@/lib/shop/settings/current-language";
import { signInWords } from "@/lib/words/sign-in";
import { isResetOpen } from "@/lib/shop/accounts/password-resets";

/** The address of this page opens an account: no other page is told it. */
export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getWords(signInWords)).say("newTitle"),
    robots: { index: false },
    // Not `no-referrer`: then the form would come without its origin, and be taken for a stranger's.
    referrer: "same-origin",
  };
}

export default async function NewPasswordPage({ searchParams }: PageProps<"/sign-in/new-password">) {
  const { say, split } = await getWords(signInWords);
  const { token } = await searchParams;
  const isOpen = typeof token === "string" && (await isResetOpen(token));
  return (
    <Container className="py-8 sm:py-12">
      <div className="mx-auto max-w-md space-y-8">
        <PageHeading title={say("newTitle")} />
        {isOpen ? (
          <NewPasswordForm token={token} />
        ) : (
          <Alert tone="warning" title={say("over")}>
            <Sentence
              pieces={split("overText")}
              values={{
                again: (
                  <Link href="/sign-in/forgotten" className="underline underline-offset-4">
                    {say("overAgain")}
                  </Link>
                ),
              }}
            />
          </Alert>
        )}
      </div>
    </Container>
  );
}
