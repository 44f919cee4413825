/** How long after its impression a list may still earn a click, a cart or a purchase. */
export const ATTRIBUTION_DAYS = 7;

/** The same as a part of a query. */
export const ATTRIBUTION = `interval '${ATTRIBUTION_DAYS} days'`;
