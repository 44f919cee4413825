import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "@/components/ui/breadcrumbs";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { getWords } from "@/lib/shop/settings/current-language";
import { listWords } from "@/lib/words/lists";

/** A page of the account's lists. `crumbs` lead on from the lists. */
export async function ListsPage({
  title,
  intro,
  crumbs = [],
  children,
}: {
  title: string;
  intro?: string;
  crumbs?: Crumb[];
  children: ReactNode;
}) {
  const { say } = await getWords(listWords);
  const lists = { label: say("title"), href: crumbs.length > 0 ? "/account/lists" : undefined };
  return (
    <Container className="space-y-8 py-8 sm:py-12">
      <Breadcrumbs crumbs={[{ label: say("account"), href: "/account" }, lists, ...crumbs]} />
      <PageHeading title={title}>{intro && <p>{intro}</p>}</PageHeading>
      {children}
    </Container>
  );
}
