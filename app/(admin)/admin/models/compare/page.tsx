import type { Metadata } from "next";
import { CompareForm } from "@/components/admin/compare-form";
import { ComparedFigures, ComparedListsView } from "@/components/admin/compared-versions";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { isAppError } from "@/lib/platform/errors";
import { compareVersions } from "@/lib/recommender/models/compare-versions";
import { getModel, listModels } from "@/lib/recommender/models/queries";
import { modelIdSchema } from "@/lib/recommender/models/schema";
import { compareLists } from "@/lib/recommender/serving/compare-lists";
import { getAdminViewer } from "../../admin-viewer";

export const metadata: Metadata = { title: "Compare versions" };

type Viewer = Awaited<ReturnType<typeof getAdminViewer>>;

async function readVersion(asked: string | string[] | undefined, viewer: Viewer) {
  const id = modelIdSchema.safeParse(asked);
  return id.success ? getModel(id.data, viewer) : null;
}

/** The lists, or the reason why a version cannot make any. */
async function readLists(a: string, b: string, viewer: Viewer) {
  try {
    return { lists: await compareLists(a, b, viewer), reason: null };
  } catch (error) {
    if (isAppError(error) && error.code === "conflict") return { lists: [], reason: error.message };
    throw error;
  }
}

export default async function ComparePage({ searchParams }: PageProps<"/admin/models/compare">) {
  const viewer = await getAdminViewer("models:read");
  const asked = await searchParams;
  const [models, a, b] = [
    await listModels(viewer),
    await readVersion(asked.a, viewer),
    await readVersion(asked.b, viewer),
  ];
  const answer = a && b && (await readLists(a.id, b.id, viewer));
  return (
    <div className="space-y-10">
      <div className="space-y-3">
        <Breadcrumbs crumbs={[{ label: "Models", href: "/admin/models" }, { label: "Compare" }]} />
        <PageHeading title="Compare versions">
          What was measured of both, and what shoppers would be shown by each.
        </PageHeading>
      </div>
      <CompareForm models={models} a={a?.id} b={b?.id} />
      {a && b && answer ? (
        <>
          <section>
            <SectionHeading title="Figures" />
            <ComparedFigures a={a} b={b} compared={compareVersions(a, b)} />
          </section>
          <section>
            <SectionHeading title="Lists" />
            {answer.reason !== null ? (
              <Alert tone="warning">{answer.reason}</Alert>
            ) : answer.lists.length === 0 ? (
              <EmptyState title="Nobody to ask" level={3}>
                No shopper has done three things yet. Lists appear here as soon as somebody has.
              </EmptyState>
            ) : (
              <ComparedListsView a={a.id} b={b.id} lists={answer.lists} />
            )}
          </section>
        </>
      ) : (
        <EmptyState title="Choose two versions" level={2}>
          {asked.a || asked.b
            ? "One of them is not known."
            : "A new one beside the one that serves tells most."}
        </EmptyState>
      )}
    </div>
  );
}
