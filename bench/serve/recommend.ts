/**
 * Latency of GET /api/recommend at a steady rate, beside a route that does nothing. Boots nothing itself:
 *
 *   node --conditions=react-server --import tsx bench/serve/recommend.ts --url http://localhost:3000
 */
import { parseArgs } from "node:util";
import { randomId, uuidv7 } from "@/lib/ids";
import { SHOPPER_COOKIE } from "@/lib/shoppers/shopper-cookie";
import { type LoadSummary, type Request, runPaced, summarise } from "./paced-load";

const TARGET_P99_MS = 25;
const SHOPPERS = 300;
const VIEWS = 6;

const { values } = parseArgs({
  options: {
    url: { type: "string", default: "http://localhost:3000" },
    rate: { type: "string", default: "100" },
    seconds: { type: "string", default: "20" },
  },
});
const base = new URL(values.url);
const load = { rate: Number(values.rate), seconds: Number(values.seconds) };

async function getJson<T>(path: string): Promise<T> {
  const response = await fetch(new URL(path, base));
  if (!response.ok) throw new Error(`${path} answered ${response.status}; is the shop running at ${base}?`);
  return (await response.json()) as T;
}

async function listProducts(): Promise<string[]> {
  type Answer = { lists: { items: { product: { id: string } }[] }[] };
  const { lists } = await getJson<Answer>("/api/recommend?placement=home.new&placement=home.trending&k=100");
  return lists.flatMap((list) => list.items.map((item) => item.product.id));
}

/** Shoppers with a little history each, made through the API as browsers would. */
async function createShoppers(products: readonly string[]): Promise<string[]> {
  const shoppers = Array.from({ length: SHOPPERS }, randomId);
  for (const [s, shopper] of shoppers.entries()) {
    const interactions = Array.from({ length: VIEWS }, (_, v) => ({
      ...{ id: uuidv7(), kind: "view", at: new Date().toISOString() },
      product: products[(s * 13 + v * 7) % products.length],
    }));
    const response = await fetch(new URL("/api/interactions", base), {
      method: "POST",
      headers: { "content-type": "application/json", cookie: `${SHOPPER_COOKIE}=${shopper}` },
      body: JSON.stringify({ interactions }),
    });
    if (response.status !== 202) throw new Error(`Interactions answered ${response.status}.`);
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

async function main(): Promise<number> {
  const shoppers = await createShoppers(await listProducts());
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
  return good ? 0 : 1;
}

process.exitCode = await main();
