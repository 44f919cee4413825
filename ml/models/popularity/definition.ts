import { checkBounds } from "../../core/model/check-bounds";
import { defineModel } from "../../core/model/define-model";
import { DEFAULT_SMOOTHING, fitPopularity, fitRecentPopularity } from "./fit";
import { PopularityModel } from "./model";

export const popularityModel = defineModel<Record<string, never>, PopularityModel, "popularity">({
  kind: "popularity",
  about: "how many met it",
  effort: ({ events, items }) => ({ fit: 2.4e-7 * events, answer: 3e-9 * items }),
  defaults: {},
  space: {},
  check: () => undefined,
  fit: async ({ log, weights }) => fitPopularity(log, weights),
  save: ({ scores }) => ({ scores: { shape: [scores.length], data: scores } }),
  load: (read) => new PopularityModel("popularity", read.floats("scores", null)),
});

export interface RecentPopularityConfig {
  /** How fast an event stops counting. */
  readonly decayPerDay: number;
  /** Share of its category's mean that every item gets besides its own score. */
  readonly smoothing: number;
}

export const recentPopularityModel = defineModel({
  kind: "recent-popularity",
  about: "what users met lately, smoothed by category and leaning to the user's own categories",
  effort: ({ events, items }) => ({ fit: 2.4e-7 * events, answer: 3e-9 * items }),
  starts: [{ decayPerDay: 0.1 }, { decayPerDay: 0.2 }, { decayPerDay: 0.05 }, { decayPerDay: 0.02 }],
  defaults: { decayPerDay: 0.1, smoothing: DEFAULT_SMOOTHING },
  space: {
    decayPerDay: { low: 0.002, high: 1, scale: "log" },
    smoothing: { choices: [0, 0.1, 0.3] },
  },
  check: (config) =>
    checkBounds("recent-popularity", config, {
      decayPerDay: { low: 0, high: 1e6 },
      smoothing: { low: 0, high: 1e6 },
    }),
  fit: async ({ log, weights, now }, { decayPerDay, smoothing }) =>
    fitRecentPopularity(log, { ...weights, decayPerDay }, now, smoothing),
  save: ({ scores, categories }) => ({
    scores: { shape: [scores.length], data: scores },
    ...(categories && { categories: { shape: [categories.length], data: categories } }),
  }),
  load(read) {
    const scores = read.floats("scores", null);
    const categories = read.has("categories") ? read.integers("categories", scores.length) : undefined;
    return new PopularityModel("recent-popularity", scores, categories);
  },
});
