import type { ReactNode } from "react";
import { DocsNav } from "@/components/docs/docs-nav";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import type { Group } from "@/lib/reference/reference";

/** A page of the documentation: what there is on the left, what is asked for beside it. */
export function DocsPage({
  groups,
  current,
  title,
  about,
  children,
}: {
  groups: readonly Group[];
  current: string;
  title: string;
  about: ReactNode;
  children: ReactNode;
}) {
  return (
    <Container className="grid gap-x-12 gap-y-10 py-8 sm:py-12 lg:grid-cols-[13rem_minmax(0,1fr)]">
      <div className="order-2 lg:order-1">
        <DocsNav current={current} groups={groups.map(({ slug, name }) => ({ slug, name }))} />
      </div>
      <div className="order-1 min-w-0 space-y-10 lg:order-2">
        <PageHeading title={title}>{about}</PageHeading>
        {children}
      </div>
    </Container>
  );
}
