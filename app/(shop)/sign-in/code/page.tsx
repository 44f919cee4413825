import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CodeForm } from "@/components/account/code-form";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { readPending } from "@/lib/shop/accounts/pending-sign-in";
import { toSafePath } from "@/lib/shop/auth/callback-url";

export const metadata: Metadata = { title: "Enter your code", robots: { index: false } };

export default async function CodePage({ searchParams }: PageProps<"/sign-in/code">) {
  const next = toSafePath((await searchParams).callbackUrl, "/account");
  if (!(await readPending())) redirect("/sign-in");
  return (
    <Container className="py-8 sm:py-12">
      <div className="mx-auto max-w-md space-y-8">
        <PageHeading title="Enter your code" />
        <CodeForm next={next} />
      </div>
    </Container>
  );
}
