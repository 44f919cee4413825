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

/** The place that was kept for the address that is open. */
export function readPlace(): PlaceInListing | null {
  try {
    const place = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as PlaceInListing | null;
    return place?.address === location.pathname + location.search ? place : null;
  } catch {
    // No storage, or not ours.
    return null;
  }
}

/** Keeps a place in this tab; null: there is none. */
export function keepPlace(place: PlaceInListing | null): void {
  try {
    if (place) sessionStorage.setItem(KEY, JSON.stringify(place));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Without storage whoever comes back begins at the top of the page they were on.
  }
}
