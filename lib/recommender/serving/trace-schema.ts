import { z } from "zod";
import { SOURCES } from "@/lib/recommender/strategies/sources";
import { moveSchema } from "./moves";

/** Why a product that a source has found is not in the list. */
export const REMOVED = [
  "sold out",
  "met, bought or in the cart",
  "rated low by the shopper",
  "of another category",
  "not found by the search",
  "excluded by the request",
  "filtered out by the request",
  "left out by a rule",
  "in another list of the call",
] as const;
export type Removed = (typeof REMOVED)[number];

export const tracedCandidateSchema = z.object({
  product: z.string(),
  name: z.string(),
  sources: z.array(
    z.object({
      source: z.enum(SOURCES),
      raw: z.number().describe("In the source's own unit."),
      calibrated: z.number().describe("0–1, the source's best 1."),
      weight: z.number().describe("What the strategy multiplies it by; 0 where it only fills up."),
    }),
  ),
  score: z.number().nullable().describe("Of all sources together, after rules; null where it was removed."),
  removed: z
    .object({
      by: z.enum(REMOVED),
      rule: z.string().nullable().describe("The merchandising rule, if it was one."),
    })
    .nullable(),
  moved: z.array(moveSchema),
  position: z.int().nullable().describe("Its place in the list, from 0; null: it is not in it."),
});

/** How a list came about. */
export const traceSchema = z
  .object({
    rules: z.array(z.string()).describe("The merchandising rules in force for it, the strongest first."),
    stages: z.array(z.object({ stage: z.string(), ms: z.number() })).describe("How long each took."),
    candidates: z.array(tracedCandidateSchema).describe("Those of the list first, then by score."),
  })
  .meta({ id: "ListTrace" });
export type ListTrace = z.infer<typeof traceSchema>;
