import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { ChosenList } from "./build-chosen";
import type { ListSpec } from "./build-list";
import type { ListTerms } from "./list-terms";
import type { RecommendRequest } from "./schema";
import type { ShadowedRequest } from "./shadow";

/** One list, made and not written down yet. */
export interface SolvedList {
  spec: ListSpec;
  built: ChosenList;
  terms: ListTerms;
}

/** The lists of a page, and what a shadow needs to make them as well. */
export interface SolvedPage {
  lists: readonly SolvedList[];
  shadowed: ShadowedRequest;
}

/** A page for somebody, at a time. */
export interface Solved extends SolvedPage {
  request: RecommendRequest;
  catalog: LiveCatalog;
  now: number;
  /** Of each list, by which the answer and what comes of it know it. */
  ids: readonly string[];
}
