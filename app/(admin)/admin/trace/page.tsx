import type { Metadata } from "next";
import { LookAtForm } from "@/components/trace/look-at-form";
import { TraceView } from "@/components/trace/trace-view";
import { PageHeading } from "@/components/ui/page-heading";
import { listRules } from "@/lib/recommender/rules/queries";
import { explainList } from "@/lib/recommender/serving/explain-list";
import { readLookedAt } from "@/lib/recommender/serving/looked-at";
import { sampleShoppers } from "@/lib/recommender/serving/preview";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Why this list" };

const SHOPPERS = 8;
const PLACES = 12;

export default async function TracePage({ searchParams }: PageProps<"/admin/trace">) {
  const viewer = await getAdminViewer("trace:read");
  const [shoppers, lookedAt, rules] = await Promise.all([
    sampleShoppers(SHOPPERS, viewer),
    readLookedAt(await searchParams, PLACES),
    listRules(viewer),
  ]);
  const list = lookedAt?.shopperId ? await explainList(lookedAt.shopperId, lookedAt.wanted, viewer) : null;
  const names = new Map(rules.map(({ id, definition }) => [id, definition.name]));
  return (
    <div className="space-y-10">
      <PageHeading title="Why does she see this?">
        Every candidate of a list as it would be made now: where it came from, how it scored, what removed it
        and what moved it.
      </PageHeading>
      <LookAtForm lookedAt={lookedAt} shoppers={shoppers} submit="Explain" />
      {list && <TraceView list={list} names={names} />}
      {lookedAt && !list && <p className="text-sm text-negative">Nobody knows this shopper.</p>}
    </div>
  );
}
