import { openShopRatings } from "@/lib/data/formats/ratings";
import { itemOf } from "@/lib/data/formats/verdict";
import {
  type FormatOptions,
  type InteractionFact,
  type Judge,
  type OpenFormat,
  type Prepared,
  type Survey,
  withKey,
} from "../contract/import-format";
import { locateMain } from "@/lib/platform/files/find-beside";
import { inspectFile } from "@/lib/platform/files/inspect-file";
import { settleCurrency } from "../contract/shop-products";
import { draftUnpriced, readPlaceholderPrice } from "../contract/unpriced-product";
import { type Movie, readTitles } from "./titles";

const MAIN_FILES = ["u.data", "ratings.csv", "ratings.dat", /\.inter(\.tsv)?$/];

function startSurvey(
  folder: string,
  judge: Judge<InteractionFact>,
  { placeholderPrice }: FormatOptions,
  currency: string,
): Survey {
  const price = readPlaceholderPrice(placeholderPrice, currency);
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
      const fact = itemOf(judge(row));
      if (fact) firstSeen.set(fact.product, Math.min(fact.at, firstSeen.get(fact.product) ?? fact.at));
    },
    async finish(): Promise<Prepared> {
      const titles = await readTitles(folder);
      const skus = new Set([...titles.keys(), ...firstSeen.keys()]);
      const products = [...skus].map((sku) => draft(sku, firstSeen.get(sku) ?? null, titles.get(sku)));
      const notes = ["Films have no prices: every product has the placeholder price."];
      if (titles.size === 0) notes.push("No file with titles lies beside the ratings: films are numbered.");
      return { products, notes, currency, holds: "interactions", judge };
    },
  };
}

/** MovieLens ratings in any of its layouts, as explicit ratings. Rules in docs/data.md. */
export const openMovieLens: OpenFormat = async (path, options) => {
  const { main, folder } = locateMain(path, MAIN_FILES);
  const facts = await inspectFile(main);
  const { table, judge: judgeRating } = await openShopRatings(facts, options.now);
  const judge: Judge<InteractionFact> = (row) =>
    withKey(judgeRating(row), ({ shopper, product, value, at }) => [shopper, product, value, at]);
  return {
    hash: facts.hash,
    bytes: facts.bytes,
    table,
    source: "movielens",
    startSurvey: (shop) => startSurvey(folder, judge, options, settleCurrency(options.currency, shop)),
  };
};
