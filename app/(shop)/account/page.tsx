import type { Metadata } from "next";
import { z } from "zod";
import { AccountContents } from "@/components/account/account-contents";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { getWords } from "@/lib/shop/settings/current-language";
import { accountWords } from "@/lib/words/account";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(accountWords)).say("title"), robots: { index: false } };
}

const searchSchema = z.object({ before: z.coerce.number().int().positive().optional().catch(undefined) });

export default async function AccountPage({ searchParams }: PageProps<"/account">) {
  const { say } = await getWords(accountWords);
  const { before } = searchSchema.parse(await searchParams);
  return (
    <Container className="space-y-8 py-8 sm:py-12">
      <PageHeading title={say("title")} />
      <AccountContents before={before} />
    </Container>
  );
}
