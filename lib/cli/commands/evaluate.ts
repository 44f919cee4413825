import { evaluateNow } from "@/lib/recommender/training/train-now";
import { defineCommand } from "../command";
import { EXIT } from "../exit-code";
import { printComparison } from "../print-comparison";
import { withSession } from "../session";

export const evaluateCommand = defineCommand({
  name: "evaluate",
  summary: "Compare all models on this shop's interactions; changes nothing",
  positionals: [],
  options: {},
  details: "",
  async run({ out }) {
    const comparison = await withSession(out, () =>
      out.step("Comparing models", (onProgress) => evaluateNow({ onProgress })),
    );
    out.result(comparison);
    printComparison(comparison, out);
    return EXIT.ok;
  },
});
