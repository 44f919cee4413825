import { PageHeading } from "@/components/ui/page-heading";
import { PopularRail } from "./popular-rail";

/** The search page before anything was searched for. */
export function SearchStart() {
  return (
    <div className="space-y-12">
      <PageHeading title="Search">
        <p>Write what you are looking for into the field above: a thing, a brand or an item number.</p>
      </PageHeading>
      <PopularRail />
    </div>
  );
}
