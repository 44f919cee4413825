/** The menu of departments: said in the browser, on every page. */
export const menu = {
  departments: "Departments",
  all: "All departments",
  allOf: "All of {name}",
  away: "The departments cannot be had just now. They stand below each page, too.",
  loading: "Loading the departments",
} as const;
