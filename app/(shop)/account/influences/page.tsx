import type { Metadata } from "next";
import { z } from "zod";
import { InfluenceContents } from "@/components/account/influence-contents";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { getWords } from "@/lib/shop/settings/current-language";
import { tasteWords } from "@/lib/words/taste";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(tasteWords)).say("title"), robots: { index: false } };
}

const searchSchema = z.object({ page: z.coerce.number().int().positive().max(10_000).catch(1) });

export default async function TastePage({ searchParams }: PageProps<"/account/influences">) {
  const { page } = searchSchema.parse(await searchParams);
  const { say } = await getWords(tasteWords);
  return (
    <Container className="py-8 sm:py-12">
      <div className="mx-auto max-w-3xl space-y-8">
        <Breadcrumbs crumbs={[{ label: say("account"), href: "/account" }, { label: say("title") }]} />
        <PageHeading title={say("title")}>{say("intro")}</PageHeading>
        <InfluenceContents page={page} />
      </div>
    </Container>
  );
}
