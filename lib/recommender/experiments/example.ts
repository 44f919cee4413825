import type { z } from "zod";
import type { definitionSchema } from "./definition";

/** A definition to begin with: two placements, a ramp of three steps. */
export const exampleDefinition: z.input<typeof definitionSchema> = {
  hypothesis: "Shoppers buy more where lists explore a little.",
  placements: ["home.for-you", "product.similar"],
  mode: "split",
  variants: [
    { key: "as-it-is", name: "As it is", share: 0.5, strategies: {}, model: null },
    { key: "exploring", name: "Exploring", share: 0.5, strategies: {}, model: null },
  ],
  audience: { shoppers: "all", device: "all", category: null, taste: null },
  metric: "revenue",
  guardrails: ["click-rate"],
  minimumEffect: 0.05,
  method: "sequential",
  alpha: 0.05,
  group: null,
  groupShare: 1,
  ramp: [
    { afterMinutes: 0, share: 0.1 },
    { afterMinutes: 1440, share: 0.5 },
    { afterMinutes: 4320, share: 1 },
  ],
};
