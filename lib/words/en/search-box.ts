/** The search field and what it suggests, on every page. */
export const searchBox = {
  placeholder: "What are you looking for?",
  label: "Search the shop",
  products: "Search for products",
  search: "Search",
  suggestions: "Suggestions",
  department: "Department",
} as const;
