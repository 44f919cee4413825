import type { AnalysisInput, AnalysisOptions } from "../stats/analyse";
import type { VariantSums } from "../stats/variant";

const DEFAULTS: AnalysisOptions = {
  metric: "mean",
  relative: true,
  sided: "two",
  alpha: 0.05,
  method: "fixed",
  tuning: 5000,
  prior: null,
};

/** Two variants, compared with the usual options but for those given. */
export function comparing(
  a: Omit<VariantSums, "name">,
  b: Omit<VariantSums, "name">,
  options: Partial<AnalysisInput> = {},
): AnalysisInput {
  return {
    ...DEFAULTS,
    variants: [
      { name: "A", ...a },
      { name: "B", ...b },
    ],
    ...options,
  };
}
