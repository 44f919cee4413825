import type { PageRails } from "@/lib/recommender/serving/query-options";
import type { RailAnswer } from "@/lib/recommender/serving/rail-answer";

/** What one page asked for and what the server answered: all its rails in one call. */
export interface PageLists {
  rails: PageRails;
  answer: RailAnswer;
  /** The page is the same for everybody: what was made for nobody stands in until the visit has said what is theirs. */
  standsIn: boolean;
  /** Whether all products of a list stand in the HTML; else those of the first view do, and the others come once the page runs. */
  isWhole: boolean;
}
