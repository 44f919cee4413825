import { GENRES, MOVIES_DAT, U_ITEM } from "@/lib/data/formats/movielens-layouts";
import { findIn } from "@/lib/platform/files/find-beside";
import { type FileFacts, inspectFile } from "@/lib/platform/files/inspect-file";
import { type CsvDialect, openCsv } from "@/lib/platform/files/read-csv";
import { column, type ColumnSpec, optionalColumn } from "@/lib/platform/files/source-row";

export interface Movie {
  title: string;
  year: string;
  genres: string[];
}

interface Layout {
  file: string | RegExp;
  dialect: CsvDialect;
  specs: ColumnSpec[];
  toMovie(values: readonly string[]): Movie;
}

const splitGenres = (text: string) =>
  text.split(/[|\s]+/).filter((genre) => genre !== "" && genre !== "(no" && !genre.startsWith("genres"));

/** `Toy Story (1995)` → title and year; `Matrix, The` → `The Matrix`. */
function splitTitle(text: string): { title: string; year: string } {
  const [, title = text, year = ""] = /^(.*?)\s*\((\d{4})\)$/.exec(text) ?? [];
  const [, rest, article] = /^(.*), (The|A|An)$/.exec(title) ?? [];
  return { title: rest !== undefined ? `${article} ${rest}` : title, year };
}

const plain = ([, title = "", genres = ""]: readonly string[]): Movie => ({
  ...splitTitle(title),
  genres: splitGenres(genres),
});

const LAYOUTS: readonly Layout[] = [
  {
    file: "u.item",
    dialect: U_ITEM,
    specs: [column("item_id"), column("title"), ...GENRES.map((name) => column(name))],
    toMovie: ([, title = "", ...flags]) => ({
      ...splitTitle(title),
      genres: GENRES.filter((_, i) => flags[i] === "1"),
    }),
  },
  {
    file: "movies.dat",
    dialect: MOVIES_DAT,
    specs: [column("item_id"), column("title"), column("genre")],
    toMovie: plain,
  },
  {
    file: "movies.csv",
    dialect: { delimiter: "," },
    specs: [column("movieId"), column("title"), column("genres")],
    toMovie: plain,
  },
  {
    file: /\.item(\.tsv)?$/,
    dialect: { delimiter: "\t", quotes: false },
    specs: [
      column("item_id"),
      column("movie_title"),
      optionalColumn("release_year"),
      optionalColumn("class", "genre"),
    ],
    toMovie: ([, title = "", year = "", genres = ""]) => ({
      title: splitTitle(title).title,
      year,
      genres: splitGenres(genres),
    }),
  },
];

async function readLayout(
  facts: FileFacts,
  { specs, dialect, toMovie }: Layout,
): Promise<Map<string, Movie>> {
  const movies = new Map<string, Movie>();
  const table = await openCsv(facts, specs, dialect);
  for await (const rows of table.rows()) {
    for (const { values, problem } of rows) {
      if (problem === null && values[0]) movies.set(values[0], toMovie(values));
    }
  }
  return movies;
}

/** Titles and genres from the file beside the ratings, if there is one: u.item, movies.dat, movies.csv or *.item. */
export async function readTitles(folder: string): Promise<Map<string, Movie>> {
  for (const layout of LAYOUTS) {
    const file = findIn(folder, [layout.file]);
    if (file !== null) return readLayout(await inspectFile(file), layout);
  }
  return new Map();
}
