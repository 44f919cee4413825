import type { Metadata } from "next";
import { StrategyTable } from "@/components/strategies/strategy-table";
import { PageHeading } from "@/components/ui/page-heading";
import { listStrategies } from "@/lib/recommender/strategies/queries";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Strategies" };

export default async function StrategiesPage() {
  const viewer = await getAdminViewer("merchandising:read");
  const versions = await listStrategies(viewer);
  return (
    <div className="space-y-8">
      <PageHeading title="Strategies">
        What each placement is made of: its sources, what is left out, how the list is mixed. A version never
        changes; open one to write the next, see what it would show, and serve it or try it in an experiment.
      </PageHeading>
      <StrategyTable versions={versions} />
    </div>
  );
}
