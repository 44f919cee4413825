import type { PageRails } from "@/lib/recommender/serving/query-options";
import type { RecommendAnswer } from "@/lib/recommender/serving/schema";

/** What one page asked for and what the server answered: all its rails in one call. */
export interface PageLists {
  rails: PageRails;
  answer: RecommendAnswer;
  /** The page is the same for everybody: what was made for nobody stands in until the visit has said what is theirs. */
  standsIn: boolean;
}
