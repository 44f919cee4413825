import { May } from "@/components/admin/may";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionButton } from "@/components/admin/action-button";
import { placementName } from "@/components/admin/placement-name";
import { DifferenceTable } from "@/components/strategies/difference-table";
import { ListPreview } from "@/components/strategies/list-preview";
import { ReplayPanel } from "@/components/strategies/replay-panel";
import { StrategyEditor } from "@/components/strategies/strategy-editor";
import { Badge } from "@/components/ui/badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { decodePart } from "@/lib/platform/http/decode-part";
import { previewLists, sampleShoppers } from "@/lib/recommender/serving/preview";
import { serveStrategyAction } from "@/lib/recommender/strategies/actions";
import { diffJson } from "@/lib/recommender/strategies/diff";
import { listStrategies } from "@/lib/recommender/strategies/queries";
import { toDraft } from "@/lib/recommender/strategies/to-draft";
import { getAdminViewer } from "../../admin-viewer";

type Props = PageProps<"/admin/strategies/[id]">;

/** Shoppers whose lists are shown before a strategy serves. */
const SHOPPERS = 3;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodePart((await params).id) };
}

export default async function StrategyPage({ params }: Props) {
  const viewer = await getAdminViewer("merchandising:read");
  const id = decodePart((await params).id);
  const versions = await listStrategies(viewer);
  const version = versions.find((one) => one.id === id);
  if (!version) notFound();
  const { strategy, isLive } = version;
  const live = versions.find((one) => one.isLive && one.strategy.placement === strategy.placement) ?? version;
  const differences = diffJson(live.strategy, strategy);
  const previews = isLive
    ? []
    : await previewLists(strategy, null, await sampleShoppers(SHOPPERS, viewer), viewer);
  return (
    <div className="space-y-10">
      <div className="space-y-3">
        <Breadcrumbs crumbs={[{ label: "Strategies", href: "/admin/strategies" }, { label: id }]} />
        <div className="flex flex-wrap items-start justify-between gap-4">
          <PageHeading title={id}>
            <p className="flex flex-wrap items-center gap-2">
              {placementName(strategy.placement)} {isLive && <Badge tone="positive">live</Badge>}
            </p>
            {version.note && <p className="mt-2">{version.note}</p>}
          </PageHeading>
          {!isLive && (
            <ActionButton
              scope="merchandising:write"
              label="Serve it"
              action={serveStrategyAction.bind(null, {
                placement: strategy.placement,
                id,
                expected: live.id,
              })}
              done={`${id} serves. Every web process makes lists by it within seconds.`}
              confirm={{
                title: "Serve every shopper by it?",
                text: (
                  <p>
                    {placementName(strategy.placement)} is made by <strong>{id}</strong> instead of {live.id}.
                    To know what it brings, try it in an experiment first.
                  </p>
                ),
                yes: "Serve it",
              }}
            />
          )}
        </div>
      </div>
      {!isLive && (
        <section>
          <SectionHeading title="What differs from what serves" />
          <DifferenceTable before={live.id} after={id} differences={differences} />
        </section>
      )}
      {previews.length > 0 && (
        <section>
          <SectionHeading title="What it would show" />
          <div className="space-y-4">
            {previews.map((preview) => (
              <ListPreview key={preview.shopperId} preview={preview} />
            ))}
          </div>
        </section>
      )}
      {!isLive && (
        <section>
          <SectionHeading title="What it would be clicked" />
          <ReplayPanel id={id} />
        </section>
      )}
      <May scope="merchandising:write">
        <section>
          <SectionHeading title="Write the next version" />
          <StrategyEditor recipe={JSON.stringify(toDraft(strategy), null, 2)} />
        </section>
      </May>
    </div>
  );
}
