/** The row of a rail, without how wide its cards are. Rail and skeleton share it, so they have the same height. */
export const RAIL_ROW =
  "-mx-4 -mt-1 grid grid-flow-col gap-x-4 overflow-x-auto px-4 pt-1 pb-3 sm:-mx-6 sm:gap-x-5 sm:px-6 lg:-mx-10 lg:gap-x-6 lg:px-10";

/** So many cards to a screen that the next one looks out and says that there is more. */
export const RAIL_COLUMNS = {
  alone:
    "auto-cols-[calc((100%-1rem)/2.25)] sm:auto-cols-[calc((100%-3*1.25rem)/3.3)] lg:auto-cols-[calc((100%-4*1.5rem)/4.6)] xl:auto-cols-[calc((100%-5*1.5rem)/5.4)]",
  besideAside:
    "auto-cols-[calc((100%-1rem)/2.25)] sm:auto-cols-[calc((100%-3*1.25rem)/3.3)] lg:auto-cols-[13.5rem]",
};

/** More cards than that are on no screen before somebody scrolls. */
export const FIRST_VIEW = 6;

/** A row with something beside it, which follows the last card of a short one and stands at the end of a long one. */
export const RAIL_ASIDE = "grid gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,max-content)_21rem]";

/** The line of the reason below a card: two lines, needed or not. */
export const RAIL_NOTE = "mt-1 line-clamp-2 min-h-10 text-xs/5 text-muted";
