import { readNumber } from "@/lib/cli/read-values";
import { UsageError } from "@/lib/cli/command";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { SHOPPER_COOKIE } from "@/lib/shop/shoppers/shopper-cookie";
import { readArguments, runProgram } from "../program";
import { type LoadSummary, type Request, runPaced, summarise } from "./paced-load";

/** Latency of GET /api/recommend at a steady rate, beside a route that does nothing. Boots nothing itself. */

const TARGET_P99_MS = 25;
const SHOPPERS = 300;
const VIEWS = 6;

const OPTIONS = {
  url: { type: "string", default: "http://localhost:3000" },
  rate: { type: "string", default: "100" },
  seconds: { type: "string", default: "20" },
  help: { type: "boolean", default: false },
} as const;

const HELP = `npm run bench -- serve [options]

  A running shop's /api/recommend under a steady load, beside a route that does nothing. Exit code 1: slower than
  ${TARGET_P99_MS} ms for one of 100 requests, or any that failed.

  --url <address>      of the shop (default ${OPTIONS.url.default})
  --rate <n>           requests a second (default ${OPTIONS.rate.default})
  --seconds <n>        of each case (default ${OPTIONS.seconds.default})
  --help               this text`;

function readAddress(text: string): URL {
  if (URL.canParse(text)) return new URL(text);
  throw new UsageError(`--url "${text}" is no address.`);
}

async function getJson<T>(base: URL, path: string): Promise<T> {
  const response = await fetch(new URL(path, base)).catch((cause: unknown) => {
    throw new Error(`Nobody answers at ${base}: start the shop, or name another address with --url.`, {
      cause,
    });
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}; is the shop running at ${base}?`);
  return (await response.json()) as T;
}

async function listProducts(base: URL): Promise<string[]> {
  type Answer = { lists: { items: { product: { id: string } }[] }[] };
  const { lists } = await getJson<Answer>(
    base,
    "/api/recommend?placement=home.new&placement=home.trending&k=100",
  );
  return lists.flatMap((list) => list.items.map((item) => item.product.id));
}

/** Shoppers with a little history each, made through the API as browsers would that may be recorded. */
async function createShoppers(base: URL, products: readonly string[]): Promise<string[]> {
  const shoppers = Array.from({ length: SHOPPERS }, randomId);
  for (const [s, shopper] of shoppers.entries()) {
    const interactions = Array.from({ length: VIEWS }, (_, v) => ({
      id: uuidv7(),
      kind: "view",
      at: new Date().toISOString(),
      product: products[(s * 13 + v * 7) % products.length],
    }));
    const send = async (path: string, method: string, body: unknown) => {
      const headers = { "content-type": "application/json", cookie: `${SHOPPER_COOKIE}=${shopper}` };
      const response = await fetch(new URL(path, base), { method, headers, body: JSON.stringify(body) });
      if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
    };
    await send("/api/shoppers/me/consent", "PUT", { personalisation: true, analytics: true });
    await send("/api/interactions", "POST", { interactions });
  }
  return shoppers;
}

function print(name: string, summary: LoadSummary): void {
  const { requests, errors, p50, p95, p99, max } = summary;
  const cell = (value: number) => value.toFixed(1).padStart(8);
  console.log(
    `${name.padEnd(36)}${String(requests).padStart(8)}${String(errors).padStart(8)}${[p50, p95, p99, max].map(cell).join("")}`,
  );
}

async function run(): Promise<void> {
  const { values } = readArguments({ options: OPTIONS });
  if (values.help) return console.log(HELP);
  const base = readAddress(values.url);
  const read = (name: "rate" | "seconds") => readNumber(values[name], name, { low: 1, high: 10_000 });
  const load = { rate: read("rate"), seconds: read("seconds") };
  const shoppers = await createShoppers(base, await listProducts(base));
  const withShopper =
    (path: string) =>
    (i: number): Request => ({
      path,
      headers: { cookie: `${SHOPPER_COOKIE}=${shoppers[i % shoppers.length]}` },
    });
  const one = withShopper("/api/recommend?placement=home.for-you&k=12");
  const page = withShopper(
    "/api/recommend?placement=home.for-you&placement=home.trending&placement=home.recently-viewed&placement=home.new&k=12",
  );
  await runPaced(base, page, { rate: load.rate, seconds: 5 });

  console.log(`${load.rate} requests/s for ${load.seconds} s, ${SHOPPERS} shoppers; milliseconds`);
  console.log(
    `${"".padEnd(36)}${["requests", "errors", "p50", "p95", "p99", "max"].map((t) => t.padStart(8)).join("")}`,
  );
  const bare = summarise(await runPaced(base, () => ({ path: "/api/health/live" }), load));
  print("GET /api/health/live (baseline)", bare);
  const forYou = summarise(await runPaced(base, one, load));
  print("GET /api/recommend, one list", forYou);
  const home = summarise(await runPaced(base, page, load));
  print("GET /api/recommend, the home page's", home);

  const ratio = (forYou.p99 / bare.p99).toFixed(1);
  const good = forYou.p99 < TARGET_P99_MS && forYou.errors + home.errors === 0;
  console.log(
    `p99 of one list is ${ratio} × the baseline's; target < ${TARGET_P99_MS} ms: ${good ? "met" : "missed"}`,
  );
  if (!good) process.exitCode = 1;
}

await runProgram(HELP, run);
