import type { WeightConfig } from "../core/data/events";
import type { ModelEntry } from "../core/model/define-model";
import type { Parameters } from "../core/model/parameters";
import type { KernelPool } from "../kernels/pool";
import type { ItemDetails } from "./item-details";
import type { HistoryRow, Row } from "./rows";

export interface FitOptions {
  /** Texts, attributes and categories, also of items that are in no row yet. */
  readonly items?: Iterable<ItemDetails>;
  /** What each kind of row counts, and how fast rows fade: view 1, like 2, cart 3, purchase 5, never. */
  readonly weights?: Partial<WeightConfig>;
  /** The same seed, the same model; 1 unless told. */
  readonly seed?: number;
  /** The time rows fade towards; the newest row's unless told. */
  readonly now?: Date | number | string;
  /** Of `createThreads` (entry point `./node`): they share the work. */
  readonly threads?: KernelPool;
  /** Ends the training, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told the share that is done, 0–1. */
  onProgress?(fraction: number): void;
}

/** A user by id, or somebody by what they did: ids of items or rows, oldest first. */
export type Who = string | readonly (string | HistoryRow)[];

export interface ListOptions {
  /** How many items at most; 10 unless told. */
  readonly k?: number;
  /** Ids of items to leave out. */
  readonly exclude?: Iterable<string>;
  /** Only items it says true for. */
  filter?(item: string): boolean;
}

export interface RecommendOptions extends ListOptions {
  /** Items the user has met are left out unless this is true. */
  readonly includeKnown?: boolean;
  /** When the question is asked: what the user did fades towards it. The newest row's time unless told. */
  readonly now?: Date | number | string;
}

/** An item and what the model says about it; scores compare within one answer. */
export interface Scored {
  readonly item: string;
  readonly score: number;
}

export interface Explanation {
  readonly score: number;
  /** The part of each item of the user's history in the score, largest first; together they are the score. */
  readonly shares: readonly { readonly item: string; readonly share: number }[];
}

/** A model that has learned, with everybody and everything it has learned from. */
export interface FittedRecommender {
  readonly kind: string;
  readonly parameters: Parameters;
  /** Ids of the users it knows. */
  readonly users: readonly string[];
  /** Ids of the items it knows. */
  readonly items: readonly string[];

  /**
   * The best items for a user, best first. Equal scores stand in the order of popularity; so does the whole list for
   * a user the model does not know, and for whom nothing is known. Items of a history that the model does not know
   * are passed over.
   *
   * @throws RangeError for a length that is none, and for what is no history
   */
  recommend(who: Who, options?: RecommendOptions): Scored[];

  /**
   * The items most like one, best first: by the cosine of their factors where the model has factors, else what it
   * recommends to somebody who has met this item alone. Items that are not alike at all are left out.
   *
   * @throws RangeError for an item the model does not know, and from models that answer everybody alike
   */
  similar(item: string, options?: ListOptions): Scored[];

  /**
   * Which parts of the user's history the score of an item comes from.
   *
   * @throws RangeError for an item the model does not know, and from models that cannot say
   */
  explain(who: Who, item: string): Explanation;

  /**
   * The rating the user would give an item, from models of ratings; from others the score.
   *
   * @throws RangeError for an item the model does not know
   */
  predict(who: Who, item: string): number;

  /** Everything `loadRecommender` needs to answer the same, bit for bit. */
  save(): Uint8Array;
}

/** A model with its parameters that has learned nothing yet. */
export interface UnfittedRecommender {
  readonly kind: string;
  /** All of them, those left at their defaults included. */
  readonly parameters: Parameters;
  readonly model: ModelEntry;
  /**
   * Learns from rows in any order.
   *
   * @throws RangeError or TypeError for rows that are none, parameters out of range, and data the model cannot learn
   *   from
   */
  fit(rows: Iterable<Row>, options?: FitOptions): Promise<FittedRecommender>;
}
