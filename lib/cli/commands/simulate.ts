import { readTasteProducts } from "@/lib/data/simulate/read-shop";
import { runSimulation } from "@/lib/data/simulate/run-simulation";
import { AppError } from "@/lib/platform/errors";
import { createApiKey, revokeApiKey } from "@/lib/shop/auth/api-keys";
import { closeLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { defineCommand, UsageError } from "../command";
import { EXIT } from "../exit-code";
import { withSession } from "../session";

const OPTIONS = {
  shoppers: { type: "string", default: "1000" },
  rate: { type: "string", default: "20" },
  minutes: { type: "string", default: "5" },
  seed: { type: "string", default: "1" },
  url: { type: "string", default: "http://localhost:3000" },
} as const;

const DETAILS = `
  --shoppers <count>   different shoppers, each with a taste (default 1000)
  --rate <number>      visits a second (default 20)
  --minutes <number>   how long (default 5)
  --seed <number>      the same number gives the same shoppers the same tastes (default 1)
  --url <address>      where this shop runs (default http://localhost:3000)

  What they do is recorded like everybody else's: use it on a shop that is for trying, not on one that sells.`;

function readNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!(value >= least && value <= most))
    throw new UsageError(`--${name} "${text}" must be a number from ${least} to ${most}.`);
  return value;
}

export const simulateCommand = defineCommand({
  name: "simulate",
  summary:
    "Let shoppers with planted tastes browse this running shop over HTTP, so that experiments end in minutes",
  positionals: [],
  options: OPTIONS,
  details: DETAILS,
  async run({ values, out }) {
    if (!URL.canParse(values.url)) throw new UsageError(`--url "${values.url}" is no address.`);
    const base = new URL(values.url);
    const options = {
      shoppers: Math.round(readNumber("shoppers", values.shoppers, 1, 60_000)),
      rate: readNumber("rate", values.rate, 0.01, 1_000),
      minutes: readNumber("minutes", values.minutes, 0.01, 10_000),
      seed: Math.round(readNumber("seed", values.seed, 0, 2 ** 31)),
    };
    const answers = await fetch(new URL("/api/health/live", base)).then(
      (response) => response.ok,
      () => false,
    );
    if (!answers)
      throw new AppError("unavailable", `No shop answers at ${base.origin}. Start it, or name it by --url.`);
    const tally = await withSession(out, async () => {
      const key = await createApiKey("simulation", ["interactions:write"]);
      try {
        const shop = { base, key, products: await readTasteProducts() };
        return await runSimulation(shop, {
          ...options,
          onProgress: ({ visits, lists, clicks, purchases, errors }, secondsLeft) =>
            out.note(
              `${visits} visits, ${lists} lists, ${clicks} clicks, ${purchases} purchases, ${errors} errors; ${Math.round(secondsLeft)} s left`,
            ),
        });
      } finally {
        closeLiveCatalog();
        await revokeApiKey(key);
      }
    });
    out.result(tally);
    out.line(
      `${tally.visits} visits: ${tally.lists} lists seen, ${tally.clicks} products followed, ${tally.carts} put into a cart, ${tally.purchases} bought. ${tally.errors} requests failed.`,
    );
    return EXIT.ok;
  },
});
