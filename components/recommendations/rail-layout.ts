/** The row of a rail, without how wide its cards are. Rail and skeleton share it, so they have the same height. */
export const RAIL_ROW = "rail-row";

/** How wide the cards of a row are. */
export const RAIL_COLUMNS = { alone: "rail-alone", besideAside: "rail-beside-aside" };

/** More cards than that are on no screen before somebody scrolls. */
export const FIRST_VIEW = 6;

/** A row with something beside it, which follows the last card of a short one and stands at the end of a long one. */
export const RAIL_ASIDE = "grid gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,max-content)_21rem]";

/** The line of the reason below a card: two lines, needed or not. */
export const RAIL_NOTE = "mt-1 line-clamp-2 min-h-10 text-xs/5 text-muted";
