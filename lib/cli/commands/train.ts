import { trainNow } from "@/lib/recommender/training/train-now";
import { defineCommand } from "../command";
import { EXIT } from "../exit-code";
import { withSession } from "../session";

export const trainCommand = defineCommand({
  name: "train",
  summary: "Train a model on all interactions, and let it serve if it wins",
  positionals: [],
  options: { force: { type: "boolean", default: false } },
  details: `
  --force              train also when nothing has changed since the last version`,
  async run({ values, out }) {
    const outcome = await withSession(out, () =>
      out.step("Training", (onProgress) =>
        trainNow({ actor: "command line", force: values.force, onProgress }),
      ),
    );
    out.result(outcome);
    if (outcome.outcome === "trained") {
      out.line(
        `Model ${outcome.modelId} (${outcome.algorithm}) ${outcome.promoted ? "now serves" : "does not serve"}.`,
      );
    } else if (outcome.outcome === "nothing-new") {
      out.line(`Model ${outcome.modelId} was trained on the same interactions (--force trains again).`);
    }
    out.line(outcome.reason);
    return outcome.outcome === "no-interactions" ? EXIT.failed : EXIT.ok;
  },
});
