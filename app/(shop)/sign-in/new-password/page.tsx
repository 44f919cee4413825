import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { NewPasswordForm } from "@/components/account/new-password-form";
import { Alert } from "@/components/ui/alert";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { isResetOpen } from "@/lib/shop/accounts/password-resets";

/** The address of this page opens an account: no other page is told it. */
export const metadata: Metadata = {
  title: "New password",
  robots: { index: false },
  // Not `no-referrer`: then the form would come without its origin, and be taken for a stranger's.
  referrer: "same-origin",
};

export default async function NewPasswordPage({ searchParams }: PageProps<"/sign-in/new-password">) {
  const { token } = await searchParams;
  const isOpen = typeof token === "string" && (await isResetOpen(token));
  return (
    <Container className="py-8 sm:py-12">
      <div className="mx-auto max-w-md space-y-8">
        <PageHeading title="New password" />
        {isOpen ? (
          <NewPasswordForm token={token} />
        ) : (
          <Alert tone="warning" title="This link works no more">
            It has been used, or is too old.{" "}
            <Link href="/sign-in/forgotten" className="underline underline-offset-4">
              Ask for a new one
            </Link>
            .
          </Alert>
        )}
      </div>
    </Container>
  );
}
