import { openShopRatings } from "@/lib/data/formats/ratings";
import { itemOf, type Verdict } from "@/lib/data/formats/verdict";
import type { SourceRow } from "@/lib/platform/files/source-row";
import {
  type FormatOptions,
  type InteractionFact,
  type OpenFormat,
  type Prepared,
  type Survey,
  withKey,
} from "../format/format";
import { locateMain } from "@/lib/platform/files/find-beside";
import { inspectFile } from "@/lib/platform/files/inspect-file";
import { draftUnpriced, readPlaceholderPrice } from "../format/unpriced-product";
import { type Movie, readTitles } from "./titles";

const MAIN_FILES = ["u.data", "ratings.csv", "ratings.dat", /\.inter(\.tsv)?$/];
type Classify = (row: SourceRow) => Verdict<InteractionFact>;

function startSurvey(folder: string, classify: Classify, options: FormatOptions): Survey {
  const { currency } = options;
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
      const fact = itemOf(classify(row));
      if (fact) firstSeen.set(fact.product, Math.min(fact.at, firstSeen.get(fact.product) ?? fact.at));
    },
    async finish(): Promise<Prepared> {
      const titles = await readTitles(folder);
      const skus = new Set([...titles.keys(), ...firstSeen.keys()]);
      const products = [...skus].map((sku) => draft(sku, firstSeen.get(sku) ?? null, titles.get(sku)));
      const notes = ["Films have no prices: every product has the placeholder price."];
      if (titles.size === 0) notes.push("No file with titles lies beside the ratings: films are numbered.");
      return { products, notes, holds: "interactions", classify };
    },
  };
}

/** MovieLens ratings in any of its layouts, as explicit ratings. Rules in docs/data.md. */
export const openMovieLens: OpenFormat = async (path, options) => {
  const { main, folder } = locateMain(path, MAIN_FILES);
  const facts = await inspectFile(main);
  const { table, judge } = await openShopRatings(facts, options.now);
  const classify: Classify = (row) =>
    withKey(judge(row), ({ shopper, product, value, at }) => [shopper, product, value, at]);
  return {
    hash: facts.hash,
    bytes: facts.bytes,
    table,
    source: "movielens",
    startSurvey: () => startSurvey(folder, classify, options),
  };
};
