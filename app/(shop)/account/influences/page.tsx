import type { Metadata } from "next";
import { z } from "zod";
import { InfluenceContents } from "@/components/account/influence-contents";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";

const TITLE = "What your recommendations rest on";

export const metadata: Metadata = { title: TITLE, robots: { index: false } };

const searchSchema = z.object({ page: z.coerce.number().int().positive().max(10_000).catch(1) });

export default async function InfluencesPage({ searchParams }: PageProps<"/account/influences">) {
  const { page } = searchSchema.parse(await searchParams);
  return (
    <Container className="py-8 sm:py-12">
      <div className="mx-auto max-w-3xl space-y-8">
        <Breadcrumbs crumbs={[{ label: "Account", href: "/account" }, { label: "Influences" }]} />
        <PageHeading title={TITLE}>
          Suggestions are made from what you viewed, liked, chose, bought and rated. Switch off what should
          not count, such as a present: the next suggestions are as if you had never met it. Nothing is
          deleted, and you can switch it on again.
        </PageHeading>
        <InfluenceContents page={page} />
      </div>
    </Container>
  );
}
