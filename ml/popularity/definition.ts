import { defineModel } from "../model/define-model";
import { fitPopularity, fitRecentPopularity } from "./fit";
import { PopularityModel } from "./model";

export const popularityModel = defineModel<object, PopularityModel>({
  kind: "popularity",
  about: "how many shoppers met each product, ever: the yardstick of all others",
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
}

export const recentPopularityModel = defineModel<RecentPopularityConfig, PopularityModel>({
  kind: "recent-popularity",
  about: "what shoppers met lately, smoothed by category and leaning to the shopper's own categories",
  defaults: { decayPerDay: 0.1 },
  space: { decayPerDay: { low: 0.002, high: 1, scale: "log" } },
  check({ decayPerDay }) {
    if (!(decayPerDay >= 0)) throw new RangeError(`"decayPerDay" must be ≥ 0; found ${decayPerDay}.`);
  },
  fit: async ({ log, weights, now }, { decayPerDay }) =>
    fitRecentPopularity(log, { ...weights, decayPerDay }, now),
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
