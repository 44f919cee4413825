import type { CsvDialect } from "@/lib/platform/files/read-csv";

/** In the order of the flags in u.item. */
export const GENRES: readonly string[] = [
  ...["unknown", "Action", "Adventure", "Animation", "Children's", "Comedy", "Crime", "Documentary", "Drama"],
  ...["Fantasy", "Film-Noir", "Horror", "Musical", "Mystery", "Romance", "Sci-Fi", "Thriller", "War"],
  "Western",
];

/** Files of films that have no header; a quote in them belongs to the title. u.item has one flag a genre. */
export const U_ITEM = {
  delimiter: "|",
  quotes: false,
  header: ["item_id", "title", "release_date", "video_release_date", "url", ...GENRES],
} satisfies CsvDialect;
export const MOVIES_DAT = {
  delimiter: "::",
  quotes: false,
  header: ["item_id", "title", "genre"],
} satisfies CsvDialect;

/** How a line of each looks. */
const LAYOUTS: readonly { readonly line: RegExp; readonly dialect: CsvDialect }[] = [
  { line: /^\d+(\|[^|]*){4}(\|[01]){19}$/, dialect: U_ITEM },
  { line: /^\d+::.+::[^:]*$/, dialect: MOVIES_DAT },
];

/** How a file of MovieLens without a header is to be read, or undefined for any other. */
export function findLayout(firstLine: string): CsvDialect | undefined {
  return LAYOUTS.find(({ line }) => line.test(firstLine))?.dialect;
}
