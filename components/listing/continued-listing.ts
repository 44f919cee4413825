import type { ReactNode } from "react";
import type { ContinuedPage } from "@/lib/recommender/serving/next-pages-query";

/** What the end of a page of a listing knows. */
export interface ContinuedListing {
  rendered: ContinuedPage;
  pageCount: number;
  /** The links to all pages. */
  children: ReactNode;
}
