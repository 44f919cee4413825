import "server-only";
import { readVisitor } from "@/lib/recommender/experiments/read-visitor";
import { withinDeadline } from "@/lib/platform/deadline";
import { getRendering, type Rendering } from "@/lib/platform/http/own-rendering";
import type { PageRails } from "@/lib/recommender/serving/query-options";
import { toRailAnswer } from "@/lib/recommender/serving/rail-answer";
import { recommend } from "@/lib/recommender/serving/recommend";
import { getLanguage } from "@/lib/shop/settings/current-language";
import { spokenLanguage } from "@/lib/words/words";
import { DEFAULT_K } from "@/lib/recommender/serving/schema";
import type { PageLists } from "./page-lists";
import { FIRST_VIEW } from "./rail-layout";

/** Long enough for nearly every answer, too short to be noticed. */
const PATIENCE_MS = 80;

async function load(rails: PageRails, rendering: Rendering | null): Promise<PageLists> {
  const { placements, product, category } = rails;
  // A kept page holds what is in sight: the rest would weigh as much in every page. Whoever is known gets it with the visit.
  const k = rendering === null ? (rails.k ?? DEFAULT_K) : FIRST_VIEW;
  const [visitor, language] = await Promise.all([readVisitor(), getLanguage()]);
  const answered = await recommend({
    ...visitor,
    language: spokenLanguage(language),
    placements: placements.map((placement) => ({ placement, k, product, category })),
  });
  const answer = toRailAnswer(answered);
  return { rails, answer, standsIn: rendering?.audience === "known", isWhole: rendering === null };
}

/** The lists of a page: there, or still on their way. */
export interface LoadedLists {
  lists: PageLists | Promise<PageLists>;
}

/**
 * The lists of a page for this visitor. Those that come at once are handed over as they are: their rails stand in the
 * first HTML, and an empty one takes no room from the start. What is late comes as a promise, to be streamed; a page that is to
 * be kept waits for it.
 */
export async function loadPageLists(rails: PageRails): Promise<LoadedLists> {
  const rendering = await getRendering();
  const loading = load(rails, rendering);
  if (rendering !== null) return { lists: await loading };
  return { lists: (await withinDeadline(loading, PATIENCE_MS)) ?? loading };
}
