import { systemClock } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { defineCommand, UsageError } from "../command";
import { EXIT } from "../exit-code";
import { withSession } from "../session";

function readSeed(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--seed "${text}" is no whole number.`);
  return Number(text);
}

export const sampleCommand = defineCommand({
  name: "sample",
  summary: "Fill an empty shop with the sample products and shoppers",
  positionals: [],
  options: { seed: { type: "string" } },
  details: `
  --seed <number>      another sample shop; the same number gives the same shop`,
  async run({ values, out }) {
    const seed = readSeed(values.seed);
    // Its word lists and pictures are large, and no other command needs them.
    const { loadSample } = await import("@/lib/sample/load-sample");
    const products = await withSession(out, async ({ pool }) => {
      const { rowCount } = await pool.query("select 1 from products limit 1");
      if (rowCount)
        throw new AppError("conflict", "The shop has products already; the sample is for an empty one.");
      await out.step("Filling the shop", (onProgress) =>
        loadSample(pool, { ...(seed === undefined ? {} : { seed }), now: systemClock.now(), onProgress }),
      );
      const counted = await pool.query<{ count: number }>("select count(*)::int as count from products");
      return counted.rows[0]?.count ?? 0;
    });
    out.result({ products });
    out.line(`${products} sample products. Next: npm run aisle -- train`);
    return EXIT.ok;
  },
});
