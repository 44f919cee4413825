import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/account/sign-in-form";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { toSafePath } from "@/lib/shop/auth/callback-url";
import { getViewer } from "@/lib/shop/auth/viewer";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const next = toSafePath((await searchParams).callbackUrl, "/account");
  if (await getViewer()) redirect(next);
  return (
    <Container className="py-8 sm:py-12">
      <div className="mx-auto max-w-md space-y-8">
        <PageHeading title="Sign in" />
        <SignInForm next={next} />
      </div>
    </Container>
  );
}
