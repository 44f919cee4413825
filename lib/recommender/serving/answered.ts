import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { toProductCard } from "@/lib/shop/catalog/product-card";
import { JsonBytes } from "@/lib/platform/http/answer";
import { toPublicProductId } from "@/lib/platform/ids";
import { signListToken } from "@/lib/shop/interactions/list-token";
import { NOBODY } from "@/lib/shop/shoppers/nobody";
import type { SpokenLanguage } from "@/lib/words/words";
import { strategyName } from "@/lib/recommender/strategies/strategy-name";
import { narrowedBy } from "./build-list";
import { countFacets } from "./facets";
import { nextPageOf } from "./next-page";
import type { Reason } from "./reasons";
import type { RememberedItem } from "./remembered-lists";
import type { RecommendAnswer, RecommendedItem, RecommendedList } from "./schema";
import { sayReason, sayTitle } from "./sentences";
import type { Solved, SolvedList } from "./solved";
import { addTraces } from "./trace-list";

/** What of a list is the same each time it is given, for as long as the catalog is. */
interface Written {
  /** The end of its JSON, from its items on. */
  bytes: Uint8Array;
  /** The products in it. */
  ids: readonly number[];
  catalog: LiveCatalog;
  version: number;
}

/** By language, made when first asked for. */
const written: Readonly<Record<SpokenLanguage, WeakMap<SolvedList, Written>>> = {
  en: new WeakMap(),
  de: new WeakMap(),
};
/** A product's card as JSON. The catalog replaces a product that changes, and never changes one. */
const cardTexts = new WeakMap<CatalogProduct, string>();

interface Shown {
  item: RememberedItem;
  product: CatalogProduct;
}

/** Where in a list a product stands, and what language it is spoken of in. */
interface Place {
  position: number;
  language: SpokenLanguage;
}

/** What a call is answered with: signed anew each time, and written as an object or, from what was written before, as bytes. */
export class Answered {
  readonly #solved: Solved;

  constructor(solved: Solved) {
    this.#solved = solved;
  }

  get #language(): SpokenLanguage {
    return this.#solved.request.language ?? "en";
  }

  toObject(): RecommendAnswer {
    const { lists, request, tracing, shadowed } = this.#solved;
    const answered = lists.map((_, place) => this.#toList(place));
    if (tracing) addTraces(answered, tracing.orders, shadowed.shown, tracing);
    return { shopper: request.shopperId, lists: answered };
  }

  /**
   * JSON of the same.
   *
   * @param shopper as whoever asks calls them
   * @param names of the placements, as whoever asks calls them
   */
  toBytes(shopper: string | null, names: readonly string[]): JsonBytes<RecommendAnswer> {
    return JsonBytes.of([`{"shopper":${JSON.stringify(shopper)},"lists":`, ...this.writeLists(names), "}"]);
  }

  /** The lists alone: the pieces of a JSON array. */
  writeLists(names: readonly string[]): (string | Uint8Array)[] {
    const lists = this.#solved.tracing
      ? this.toObject().lists.map((list, place) => [JSON.stringify(rename(list, names[place]))])
      : this.#solved.lists.map((_, place) => this.#writeList(place, names[place]));
    return ["[", ...lists.flatMap((list, place) => (place === 0 ? list : [",", ...list])), "]"];
  }

  #toList(place: number): RecommendedList {
    const list = this.#listAt(place);
    const { spec, built } = list;
    const { short } = built;
    const shown = this.#shown(list);
    const items = shown.map(({ item, product }, position) =>
      toItem(item, product, { position, language: this.#language }),
    );
    const heading = { ...built.title, text: sayTitle(built.title.code, built.title.words, this.#language) };
    const cursor = this.#cursorOf(list, shown);
    const ids = shown.map(({ product }) => product.id);
    const token = this.#sign(list, ids, place);
    const answered = { ...originOf(list), token, title: heading, items, short, cursor };
    const { search } = spec.subject;
    if (!search) return answered;
    const { filter = {}, withFacets = false } = this.#solved.request;
    const { reading, corrected, found, total } = search;
    const counts = narrowedBy(spec);
    const facets = withFacets
      ? countFacets(counts ? found.filter(counts) : found, filter, this.#solved.catalog)
      : undefined;
    const misspelt = reading === "spelling";
    const { offset, passed = 0 } = spec;
    const matched = { total: total + passed, offset: offset + passed, misspelt, reading, corrected, facets };
    return { ...answered, search: matched };
  }

  #writeList(place: number, name: string | undefined): (string | Uint8Array)[] {
    const list = this.#listAt(place);
    const { spec, built } = list;
    if (spec.subject.search) return [JSON.stringify(rename(this.#toList(place), name))];
    const { bytes, ids } = this.#writeItems(list);
    const token = this.#sign(list, ids, place);
    const heading = { ...built.title, text: sayTitle(built.title.code, built.title.words, this.#language) };
    const head = JSON.stringify({ ...rename(originOf(list), name), token, title: heading });
    return [`${head.slice(0, -1)},`, bytes, "}"];
  }

  #cursorOf({ wanted }: SolvedList, shown: readonly Shown[]): string | null {
    const { request, madeAt, isPersonal } = this.#solved;
    if (request.preview) return null;
    const ids = shown.map(({ product }) => product.id);
    return nextPageOf(wanted, request, ids, { now: madeAt, isPersonal });
  }

  #listAt(place: number): SolvedList {
    const list = this.#solved.lists[place];
    if (!list) throw new RangeError(`There is no list ${place}.`);
    return list;
  }

  /** Products that are gone since the list was made are not in it. */
  #shown({ built }: SolvedList): Shown[] {
    const { byId } = this.#solved.catalog;
    return built.items.flatMap((item) => {
      const product = byId.get(item.productId);
      return product ? [{ item, product }] : [];
    });
  }

  #writeItems(list: SolvedList): Written {
    const { catalog } = this.#solved;
    const language = this.#language;
    const known = written[language].get(list);
    if (known?.catalog === catalog && known.version === catalog.version) return known;
    const shown = this.#shown(list);
    const items = shown
      .map(({ item, product }, position) => itemText(item, product, { position, language }))
      .join(",");
    const end = JSON.stringify({ short: list.built.short, cursor: this.#cursorOf(list, shown) });
    const bytes = Buffer.from(`"items":[${items}],${end.slice(1, -1)}`);
    const ids = shown.map(({ product }) => product.id);
    const made: Written = { bytes, ids, catalog, version: catalog.version };
    written[language].set(list, made);
    return made;
  }

  #sign(list: SolvedList, items: readonly number[], place: number): string {
    const { ids, request, now } = this.#solved;
    const { experiment: _e, variant: _v, ...terms } = list.terms;
    return signListToken({
      ...originOf(list),
      id: ids[place] ?? "",
      shopperId: request.shopperId ?? NOBODY,
      servedAt: now,
      items: [...items],
      terms,
    });
  }
}

function originOf({
  spec: { strategy },
  built: { model, rung },
  terms: { experiment, variant },
}: SolvedList) {
  const { placement } = strategy;
  return { placement, strategy: strategyName(strategy), model, experiment, variant, rung };
}

function rename<T extends { placement: string }>(list: T, name: string | undefined): T {
  return name === undefined ? list : { ...list, placement: name };
}

function toItem(
  { score, reason, moved }: RememberedItem,
  product: CatalogProduct,
  { position, language }: Place,
): RecommendedItem {
  return {
    position,
    score,
    reason: toReason(reason, language),
    moved: [...moved],
    product: toProductCard(product),
  };
}

function itemText(
  { score, reason, moved }: RememberedItem,
  product: CatalogProduct,
  { position, language }: Place,
): string {
  const head = JSON.stringify({ position, score, reason: toReason(reason, language), moved });
  return `${head.slice(0, -1)},"product":${cardText(product)}}`;
}

function cardText(product: CatalogProduct): string {
  const known = cardTexts.get(product);
  if (known !== undefined) return known;
  const text = JSON.stringify(toProductCard(product));
  cardTexts.set(product, text);
  return text;
}

function toReason({ code, words, from }: Reason, language: SpokenLanguage): RecommendedItem["reason"] {
  const shares = from.map(({ id, share }) => ({
    product: toPublicProductId(id),
    share: Math.round(share * 10_000) / 10_000,
  }));
  return { code, words, text: sayReason(code, words, language), from: shares };
}
