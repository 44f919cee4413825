import { topK } from "../base/top-k";
import { DEFAULT_WEIGHTS, type WeightConfig } from "../core/data/events";
import { buildHistory, historyAt } from "../core/data/history";
import { EMPTY_HISTORY, type History } from "../core/recommender";
import { encodeState } from "./artifact";
import type { Explanation, FittedRecommender, ListOptions, Scored, Who } from "./options";
import { readEvent, readId, readTime, type HistoryRow } from "./rows";
import { scoreAlike } from "./similar";
import type { State } from "./state";

/** Rows count by their kinds and do not fade unless a model or the caller says so. */
export const WEIGHTS: WeightConfig = { ...DEFAULT_WEIGHTS, decayPerDay: 0 };

/** The answers of a fitted model by the names of users and items. */
export function createFitted(state: State): FittedRecommender {
  const { kind, parameters, model, users, items } = state;
  const list = ({ items: ranked, scores }: { items: Uint32Array; scores: Float32Array }): Scored[] =>
    Array.from(ranked, (item, place) => ({ item: items.names[item], score: scores[place] }));
  return {
    kind,
    parameters,
    users: users.names,
    items: items.names,
    recommend(who, options = {}) {
      const { k = 10, includeKnown = false } = options;
      const now = options.now === undefined ? state.now : readTime(options.now, "now");
      const history = historyOf(state, who);
      const blocked = block(state, options);
      if (!includeKnown) for (const item of history.items) blocked[item] = 1;
      checkLength(k);
      return list(model.topK?.(history, now, k, blocked) ?? topK(score(state, history, now), k, blocked));
    },
    similar(name, options = {}) {
      const { k = 10 } = options;
      const item = itemOf(state, name);
      const blocked = block(state, options);
      checkLength(k);
      const scores = scoreAlike(state, item);
      scores.forEach((value, other) => {
        if (other === item || !(value > 0)) blocked[other] = 1;
      });
      return list(topK(scores, k, blocked));
    },
    explain: (who, name) => explain(state, historyOf(state, who), itemOf(state, name)),
    predict(who, name) {
      const item = itemOf(state, name);
      const history = historyOf(state, who);
      if (model.rate === undefined) return score(state, history, state.now)[item];
      const stars = new Float32Array(model.itemCount);
      model.rate(history, stars);
      return stars[item];
    },
    save: () => encodeState(state),
  };
}

function score({ model }: State, history: History, now: number): Float32Array {
  const scores = new Float32Array(model.itemCount);
  model.score(history, now, scores);
  return scores;
}

function explain(state: State, history: History, item: number): Explanation {
  const { model, kind, items, now } = state;
  if (model.explain === undefined) {
    throw new RangeError(`"${kind}" cannot explain a score; see the README for those that can.`);
  }
  const sums = new Map<string, number>();
  for (const [entry, share] of model.explain(history, item, now).entries()) {
    const name = items.names[history.items[entry]];
    sums.set(name, (sums.get(name) ?? 0) + share);
  }
  const shares = [...sums].map(([name, share]) => ({ item: name, share })).sort((a, b) => b.share - a.share);
  return { score: shares.reduce((sum, { share }) => sum + share, 0), shares };
}

function historyOf(state: State, who: Who): History {
  if (typeof who === "string") {
    const user = state.users.find(who);
    return user === undefined ? EMPTY_HISTORY : historyAt(state.histories, user);
  }
  if (Array.isArray(who)) return readHistory(state, who);
  throw new TypeError(`Give a user's id or a history; found ${String(who)}.`);
}

/** A history given item by item; what the model does not know is passed over. */
function readHistory(
  { items, model, weights, now }: State,
  entries: readonly (string | HistoryRow)[],
): History {
  const options = { isRating: model.rate !== undefined, now };
  const read = entries.flatMap((entry, place) => {
    const row = typeof entry === "string" ? { item: entry } : entry;
    const name = `history[${place}]`;
    const item = items.find(readId(row?.item, `${name}.item`));
    return item === undefined ? [] : [{ item, ...readEvent(row, name, options) }];
  });
  const events = {
    items: Uint32Array.from(read, ({ item }) => item),
    kinds: Uint8Array.from(read, ({ kind }) => kind),
    values: Float32Array.from(read, ({ stars }) => stars),
    amounts: Float32Array.from(read, ({ amount }) => amount),
    at: Float64Array.from(read, ({ at }) => at),
  };
  return buildHistory(events, model.itemCount, weights);
}

function itemOf({ items }: State, name: string): number {
  const item = items.find(name);
  if (item !== undefined) return item;
  throw new RangeError(`No item is called ${JSON.stringify(name)}.`);
}

/** Marks the items that must not be answered. */
function block({ items }: State, { exclude = [], filter }: ListOptions): Uint8Array {
  const blocked = new Uint8Array(items.names.length);
  for (const name of exclude) {
    const item = items.find(name);
    if (item !== undefined) blocked[item] = 1;
  }
  if (filter) items.names.forEach((name, item) => !filter(name) && (blocked[item] = 1));
  return blocked;
}

function checkLength(k: number): void {
  if (Number.isInteger(k) && k >= 1) return;
  throw new RangeError(`k must be an integer of 1 or more; found ${k}.`);
}
