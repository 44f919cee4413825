/** What a search found and how it was understood. */
export const search = {
  title: "Search",
  titleOf: "Search: {query}",
  start: "Write what you are looking for into the field above: a thing, a brand or an item number.",
  quoted: "“{query}”",
  nothing: "Nothing found for “{query}”",
  didYouMean: "Did you mean {words}?",
  tryFewer:
    "Try fewer or more general words, or look in one of these categories. Below is what is popular now.",
  trending: "Trending now",
  categories: "Categories found",
  page: "{products}, page {page}",
  notMeant: "Not what you meant?",
  asWritten: "Search for “{query}” as written",
  namesAlone: "The search is slow at the moment, so only names were looked through.",
  closest: "Nothing is spelt like that. These come closest.",
  corrected: "Nothing is spelt like that. These are for “{word}”.",
  part: "Nothing has all of that. These have part of it.",
} as const;
