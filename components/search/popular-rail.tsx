import { loadPageLists } from "@/components/recommendations/load-page-lists";
import { Rail } from "@/components/recommendations/rail";
import { getWords } from "@/lib/shop/settings/current-language";
import { searchWords } from "@/lib/words/search";

/** What many like at the moment: for a page that has nothing of its own to show. */
export async function PopularRail() {
  const { say } = await getWords(searchWords);
  const { lists } = await loadPageLists({ placements: ["home.trending"] });
  return <Rail lists={lists} placement="home.trending" title={say("trending")} />;
}
