import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { ChosenList } from "./build-chosen";
import type { ListSpec } from "./build-list";
import type { ListTerms } from "./list-terms";
import type { PlacementRequest, RecommendRequest } from "./schema";
import type { ShadowedRequest } from "./shadow";
import type { TracedOrder } from "./trace-list";

/** One list, made and not written down yet. */
export interface SolvedList {
  wanted: PlacementRequest;
  spec: ListSpec;
  built: ChosenList;
  terms: ListTerms;
}

/** What tells how lists came about. */
export interface Tracing {
  orders: readonly TracedOrder[];
  /** Milliseconds. */
  reading: number;
  making: number;
}

/** The lists of a page, and what a shadow needs to make them as well. */
export interface SolvedPage {
  lists: readonly SolvedList[];
  shadowed: ShadowedRequest;
  /** When they were made, milliseconds since the epoch. */
  madeAt: number;
  /** Whether anything was known of the shopper. */
  isPersonal: boolean;
  /** Null unless a trace was asked for. */
  tracing: Tracing | null;
}

/** A page for somebody, at a time. */
export interface Solved extends SolvedPage {
  request: RecommendRequest;
  catalog: LiveCatalog;
  now: number;
  /** Of each list, by which the answer and what comes of it know it. */
  ids: readonly string[];
}
