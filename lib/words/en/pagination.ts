/** Links to the pages of a long list. */
export const pagination = {
  pages: "Pages",
  previous: "Previous page",
  next: "Next page",
  page: "Page {page}",
} as const;
