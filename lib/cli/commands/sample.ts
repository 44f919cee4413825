import { systemClock } from "@/lib/platform/clock";
import { defineCommand } from "../command";
import { EXIT } from "../exit-code";
import { formatCount } from "../format-table";
import { readNumber } from "../read-values";
import { withSession } from "../session";

const LARGEST_SEED = 999_999_999;

export const sampleCommand = defineCommand({
  name: "sample",
  summary: "Fill an empty shop with the sample products and shoppers",
  positionals: [],
  options: { seed: { type: "string", default: "1" } },
  details: `
  --seed <number>      another sample shop; the same number gives the same shop`,
  async run({ values, out }) {
    const seed = readNumber(values.seed, "seed", { low: 0, high: LARGEST_SEED, integer: true });
    // Its word lists and pictures are large, and no other command needs them.
    const { loadSample } = await import("@/lib/data/sample/load-sample");
    const loaded = await withSession(out, ({ pool }) =>
      out.step("Filling the shop", (onProgress) =>
        loadSample(pool, { seed, now: systemClock.now(), onProgress }),
      ),
    );
    out.result(loaded);
    const { products, shoppers, interactions } = loaded;
    const counts = [products, shoppers, interactions].map(formatCount);
    out.line(
      `${counts[0]} products, ${counts[1]} shoppers, ${counts[2]} interactions. Next: npm run aisle -- train`,
    );
    return EXIT.ok;
  },
});
