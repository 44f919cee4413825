import { loadPageLists } from "@/components/recommendations/load-page-lists";
import { Rail } from "@/components/recommendations/rail";

/** What many like at the moment: for a page that has nothing of its own to show. */
export async function PopularRail() {
  const { lists } = await loadPageLists({ placements: ["home.trending"] });
  return <Rail lists={lists} placement="home.trending" title="Trending now" />;
}
