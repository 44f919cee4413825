import { keepStored, readStored } from "@/lib/platform/web-storage";

/** Where somebody was in a listing of several pages when they left its document, to be there again when it is loaded anew. */
export interface PlaceInListing {
  /** Of the page that was on the screen. */
  address: string;
  /** The address of the topmost product, and how far from the top of the window it was, in pixels. */
  product: string;
  top: number;
}

const KEY = "aisle.place-in-listing";

/** Whether this document was left in the midst of a listing and is loaded again. */
export function hasPlaceToReturnTo(): boolean {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return navigation?.type !== "navigate" && readPlace() !== null;
}

const isPlace = (value: unknown): value is PlaceInListing =>
  typeof value === "object" && value !== null && "address" in value && "product" in value && "top" in value;

/** The place that was kept for the address that is open. */
export function readPlace(): PlaceInListing | null {
  const place = readStored("sessionStorage", KEY, isPlace);
  return place?.address === location.pathname + location.search ? place : null;
}

/**
 * Keeps a place in this tab; null: there is none. Without storage whoever comes back begins at the top of the page they were on.
 */
export function keepPlace(place: PlaceInListing | null): void {
  keepStored("sessionStorage", KEY, place);
}
