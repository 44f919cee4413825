import { z } from "zod";
import type { Metrics } from "@/ml/index";
import type { ModelMetrics } from "./model-version";

/*
 * The one reader of what versions were stored with. Versions never change, so those of years ago are read as well:
 * what has another name now is translated, and what was not known then is null or empty.
 */

const NOTHING_MEASURED: Metrics = { recall: 0, ndcg: 0, hr: 0, coverage: 0, users: 0 };

const metricsSchema = z
  .object({
    recall: z.number(),
    ndcg: z.number(),
    hr: z.number().default(0),
    coverage: z.number().default(0),
    users: z.number().optional(),
    /** What users used to be called. */
    shoppers: z.number().optional(),
  })
  .transform(({ users, shoppers, ...rest }): Metrics => ({ ...rest, users: users ?? shoppers ?? 0 }));

const parametersSchema = z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]));

const differenceSchema = z.object({
  mean: z.number(),
  low: z.number(),
  high: z.number(),
  cases: z.number(),
});

const rowSchema = z.object({
  model: z.string(),
  parameters: parametersSchema.catch({}),
  validation: metricsSchema.catch(NOTHING_MEASURED),
  test: metricsSchema.nullable().catch(null),
  trials: z.number().catch(0),
  seconds: z.number().catch(0),
});

const splitSchema = z
  .object({
    trainEvents: z.number(),
    validationEvents: z.number(),
    testEvents: z.number(),
    validationFrom: z.number().nullable(),
    testFrom: z.number().nullable(),
  })
  .catch({ trainEvents: 0, validationEvents: 0, testEvents: 0, validationFrom: null, testFrom: null });

const sharesSchema = z.array(z.object({ part: z.string(), weight: z.number() }));

/** Which models a version is made of. Versions of the first format were made otherwise and have none. */
export const recipeSchema = z.object({
  parts: z.record(z.string(), z.object({ kind: z.string(), parameters: parametersSchema })),
  roles: z.object({
    ranker: sharesSchema,
    similar: sharesSchema,
    together: sharesSchema,
    popular: sharesSchema,
  }),
});

const comparisonSchema = z.object({
  k: z.number().catch(20),
  split: splitSchema,
  rows: z.array(rowSchema).catch([]),
  skipped: z.array(z.object({ model: z.string(), reason: z.string() })).catch([]),
  chosen: z.string().catch(""),
  reason: z.string().catch(""),
  overPopularity: differenceSchema.nullable().catch(null),
  recipe: recipeSchema.nullable().catch(null),
});

const championSchema = z.object({
  championId: z.string(),
  on: z.enum(["test", "since"]),
  champion: metricsSchema,
  challenger: metricsSchema,
  difference: differenceSchema.nullable().catch(null),
});

/** The champion comparison of versions from before it was paired. */
const duelSchema = z
  .object({
    liveId: z.string(),
    on: z.enum(["test", "since"]),
    live: metricsSchema,
    newcomer: metricsSchema,
  })
  .transform(({ liveId, on, live, newcomer }) => {
    return { championId: liveId, on, champion: live, challenger: newcomer, difference: null };
  });

const servedSchema = z.object({
  forYou: z
    .object({
      shoppers: z.number(),
      k: z.number(),
      recall: z.number(),
      ndcg: z.number(),
      bareRecall: z.number(),
      bareNdcg: z.number(),
      coverage: z.number(),
      reasons: z.number(),
    })
    .nullable(),
  similar: z
    .object({
      products: z.number(),
      sameCategoryOfSix: z.number(),
      sameCategoryOfTwelve: z.number(),
      coverage: z.number(),
    })
    .nullable(),
});

const storedSchema = z
  .object({
    comparison: comparisonSchema,
    champion: championSchema.nullable().catch(null).optional(),
    duel: duelSchema.nullable().catch(null).optional(),
    served: servedSchema.nullable().catch(null).default(null),
    distrusted: z
      .object({ incoherent: z.number(), lockstep: z.number() })
      .nullable()
      .catch(null)
      .default(null),
    decision: z.object({ promote: z.boolean(), reason: z.string() }).catch({ promote: false, reason: "" }),
    snapshot: z
      .object({
        events: z.number(),
        shoppers: z.number(),
        products: z.number(),
        newestAt: z.string().nullable(),
      })
      .catch({ events: 0, shoppers: 0, products: 0, newestAt: null }),
  })
  .transform(({ champion, duel, ...rest }): ModelMetrics => ({
    ...rest,
    champion: champion ?? duel ?? null,
  }));

/** The stored metrics of a version of any age. Never throws: a page of many versions must not fail for one of them. */
export function readStoredMetrics(stored: unknown): ModelMetrics {
  const read = storedSchema.safeParse(stored);
  if (read.success) return read.data;
  return storedSchema.parse({ comparison: {} });
}
