/** What narrows and orders a listing, as far as the browser says it. */
export const listingControls = {
  filters: "Filters",
  show: "Show results",
  sortBy: "Sort by",
  sort: "Sort",
  featured: "Featured",
  newest: "Newest",
  "price-asc": "Price, low to high",
  "price-desc": "Price, high to low",
  name: "Name",
  best: "Best match",
} as const;
