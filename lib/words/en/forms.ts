/** What a page says itself of a form that has not reached the shop. */
export const forms = {
  unreachable: "The shop could not be reached. Nothing you typed is lost: please try again.",
  notReached: "The shop could not be reached. Please try again.",
  outdated:
    "The shop has been updated since this page was loaded. Please load the page anew and send it again.",
  reloading:
    "The shop has been updated since this page was loaded. It is being loaded anew: please try again then.",
} as const;
