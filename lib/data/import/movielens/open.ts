import type { FormatOptions, InteractionFact, OpenFormat, Prepared, Survey, Verdict } from "../format/format";
import { readTime } from "../format/read-time";
import { locateMain } from "@/lib/platform/files/find-beside";
import { inspectFile } from "@/lib/platform/files/inspect-file";
import type { SourceRow } from "@/lib/platform/files/source-row";
import { draftUnpriced, readPlaceholderPrice } from "../format/unpriced-product";
import { openRatings } from "./rating-table";
import { type Movie, readTitles } from "./titles";

const MAIN_FILES = ["u.data", "ratings.csv", "ratings.dat", /\.inter(\.tsv)?$/];
const LOWEST = 0.5;
const HIGHEST = 5;

function classify({ values }: SourceRow, now: number): Verdict<InteractionFact> {
  const [user = "", movie = "", ratingText = "", timestamp = ""] = values;
  if (user === "") return { reject: "no user" };
  if (movie === "") return { reject: "no movie" };
  const rating = ratingText === "" ? Number.NaN : Number(ratingText);
  if (!(rating >= LOWEST && rating <= HIGHEST)) {
    return {
      reject: `rating "${ratingText}" is not from ${LOWEST} to ${HIGHEST}`,
      group: "rating out of range",
    };
  }
  const at = readTime(timestamp);
  if (at === null) return { reject: `timestamp "${timestamp}" is no time`, group: "timestamp is no time" };
  if (at > now) return { reject: "the time lies in the future" };
  const key = [user, movie, rating, at].join("\n");
  return { item: { key, shopper: user, sku: movie, kind: "rating", value: rating, at } };
}

function startSurvey(folder: string, options: FormatOptions): Survey {
  const { currency, now } = options;
  const price = readPlaceholderPrice(options);
  const firstSeen = new Map<string, number>();

  function draft(sku: string, createdAt: number | null, movie: Movie | undefined) {
    const category = ["Films", movie?.genres[0] ?? "Other"];
    const attributes: Record<string, string> = {};
    if (movie?.year) attributes.year = movie.year;
    if (movie && movie.genres.length > 0) attributes.genres = movie.genres.join(", ");
    return draftUnpriced(
      { sku, name: movie?.title || `Film ${sku}`, category, createdAt, attributes },
      price,
      currency,
    );
  }

  return {
    see(row) {
      const verdict = classify(row, now);
      if (typeof verdict !== "object" || !("item" in verdict)) return;
      const { sku, at } = verdict.item;
      firstSeen.set(sku, Math.min(at, firstSeen.get(sku) ?? at));
    },
    async finish(): Promise<Prepared> {
      const titles = await readTitles(folder);
      const skus = new Set([...titles.keys(), ...firstSeen.keys()]);
      const products = [...skus].map((sku) => draft(sku, firstSeen.get(sku) ?? null, titles.get(sku)));
      const notes = ["Films have no prices: every product has the placeholder price."];
      if (titles.size === 0) notes.push("No file with titles lies beside the ratings: films are numbered.");
      return { products, notes, holds: "interactions", classify: (row) => classify(row, now) };
    },
  };
}

/** MovieLens ratings in any of its layouts, as explicit ratings. Rules in docs/data.md. */
export const openMovieLens: OpenFormat = async (path, options) => {
  const { main, folder } = locateMain(path, MAIN_FILES);
  const facts = await inspectFile(main);
  return {
    hash: facts.hash,
    bytes: facts.bytes,
    table: await openRatings(facts),
    source: "movielens",
    startSurvey: () => startSurvey(folder, options),
  };
};
