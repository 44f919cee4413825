import { backfill } from "@/lib/recommender/backfill/backfill";
import { backfillOptionsSchema, DEFAULT_BACKFILL } from "@/lib/recommender/backfill/backfill-job";
import { defineCommand, UsageError } from "../command";
import { EXIT } from "../exit-code";
import { formatCount } from "../format-table";
import { resolveGiven } from "../paths";
import { withSession } from "../session";

export const backfillCommand = defineCommand({
  name: "backfill",
  summary: "Work out the best products for all active shoppers, into a table and a file",
  positionals: [],
  options: {
    k: { type: "string", default: String(DEFAULT_BACKFILL.k) },
    days: { type: "string", default: String(DEFAULT_BACKFILL.days) },
    format: { type: "string", default: DEFAULT_BACKFILL.format },
    out: { type: "string" },
  },
  details: `
  --k <n>              products for each shopper (${DEFAULT_BACKFILL.k})
  --days <n>           active is whoever has done something in the last days (${DEFAULT_BACKFILL.days})
  --format <name>      of the file: jsonl or csv (${DEFAULT_BACKFILL.format})
  --out <file>         where it is written; without it into exports/ of the data folder

  The table is precomputed_recommendations. To train on what was there up to a moment: POST /api/retrain-as-of.`,
  async run({ values, out }) {
    const { k, days, format } = values;
    const options = backfillOptionsSchema.safeParse({ k: Number(k), days: Number(days), format });
    if (!options.success) {
      const [issue] = options.error.issues;
      throw new UsageError(`--${issue?.path.join(".") ?? ""}: ${issue?.message ?? "cannot be read"}`);
    }
    const file = values.out === undefined ? undefined : resolveGiven(values.out);
    const name = new Date().toISOString().replace(/[:.]/g, "-");
    const result = await withSession(out, () =>
      out.step("Recommending", (report) => backfill({ ...options.data, name, file, report })),
    );
    out.result(result);
    out.line(
      `${formatCount(result.rows)} products for ${formatCount(result.shoppers)} shoppers: ${result.file}`,
    );
    return EXIT.ok;
  },
});
