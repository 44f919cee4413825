import type { CsvDialect } from "@/lib/platform/files/read-csv";

const GENRES = [
  ...["unknown", "Action", "Adventure", "Animation", "Children's", "Comedy", "Crime", "Documentary", "Drama"],
  ...[
    "Fantasy",
    "Film-Noir",
    "Horror",
    "Musical",
    "Mystery",
    "Romance",
    "Sci-Fi",
    "Thriller",
    "War",
    "Western",
  ],
];

/** Files of items that have no header, by how a line of them looks; a quote in them belongs to the title. */
const LAYOUTS: readonly { readonly line: RegExp; readonly dialect: CsvDialect }[] = [
  {
    // u.item: one flag a genre
    line: /^\d+(\|[^|]*){4}(\|[01]){19}$/,
    dialect: {
      delimiter: "|",
      quotes: false,
      header: ["item_id", "title", "release_date", "video_release_date", "url", ...GENRES],
    },
  },
  {
    // movies.dat
    line: /^\d+::.+::[^:]*$/,
    dialect: { delimiter: "::", quotes: false, header: ["item_id", "title", "genre"] },
  },
];

/** How a file of MovieLens without a header is to be read, or undefined for any other. */
export function findLayout(firstLine: string): CsvDialect | undefined {
  return LAYOUTS.find(({ line }) => line.test(firstLine))?.dialect;
}
