/** A listing that continues where its page ends. */
export const nextPages = {
  page: "Page {page} of {count}",
  added: "{products} more products, page {page} of {count}",
  more: "Show more",
  loading: "More products are on their way",
  failed: "More products could not be loaded.",
  again: "Try again",
} as const;
