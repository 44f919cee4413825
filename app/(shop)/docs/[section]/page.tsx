import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readDocument } from "@/app/api/openapi.json/read-document";
import { OperationView } from "@/components/docs/operation-view";
import { QuickStartView } from "@/components/docs/quick-start-view";
import { readSiteOrigin } from "@/lib/platform/http/site-origin";
import { QUICK_STARTS } from "@/lib/reference/quick-starts";
import { fillPlaces, groupOperations, readKnown } from "@/lib/reference/reference";
import { DocsPage } from "../docs-page";

type Props = PageProps<"/docs/[section]">;

async function readSection({ params }: Props) {
  const { section } = await params;
  const groups = groupOperations(await readDocument());
  const start = QUICK_STARTS.find(({ slug }) => slug === section);
  const group = groups.find(({ slug }) => slug === section);
  return { section, groups, start, group };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { start, group } = await readSection(props);
  return { title: start ? `Quick start: ${start.title}` : `API: ${group?.name ?? "not found"}` };
}

export default async function DocsSection(props: Props) {
  const { section, groups, start, group } = await readSection(props);
  const [origin, known] = await Promise.all([readSiteOrigin(), readKnown()]);
  if (start) {
    const operations = groups.flatMap(({ slug, operations: calls }) =>
      calls.map((call) => ({ ...call, slug })),
    );
    return (
      <DocsPage groups={groups} current={section} title={start.title} about={start.about}>
        <QuickStartView
          start={start}
          fill={(code) => fillPlaces(code, origin, known)}
          callsOf={({ calls = [] }) =>
            operations
              .filter(({ path }) => calls.some((call) => path === call || path.startsWith(`${call}/`)))
              .map(({ id, method, path, slug }) => ({
                label: `${method} ${path}`,
                href: `/docs/${slug}#${id}`,
              }))
          }
        />
      </DocsPage>
    );
  }
  if (!group) notFound();
  return (
    <DocsPage groups={groups} current={section} title={group.name} about={group.description}>
      <div className="space-y-16">
        {group.operations.map((operation) => (
          <OperationView key={operation.id} operation={operation} known={known} origin={origin} />
        ))}
      </div>
    </DocsPage>
  );
}
