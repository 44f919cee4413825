import { PageHeading } from "@/components/ui/page-heading";
import { getWords } from "@/lib/shop/settings/current-language";
import { searchWords } from "@/lib/words/search";
import { PopularRail } from "./popular-rail";

/** The search page before anything was searched for. */
export async function SearchStart() {
  const { say } = await getWords(searchWords);
  return (
    <div className="space-y-12">
      <PageHeading title={say("title")}>
        <p>{say("start")}</p>
      </PageHeading>
      <PopularRail />
    </div>
  );
}
