import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { readNumber } from "@/lib/cli/read-values";
import { visitAddress } from "@/lib/pages/visit-address";
import { getPool } from "@/lib/platform/db/client";
import { readArguments, runProgram } from "../program";
import { watchMemory } from "../scale/watch-memory";
import { runClosed, type Step } from "../serve/closed-load";
import { Connection } from "../serve/connection";
import { type OwnShop, openOwnShop } from "../serve/own-shop";
import { runPaced, summarise } from "../serve/paced-load";
import { findVisitors } from "../serve/visitors";

/** What the kept pages of one web process get through, with and without what each of them asks for of its visitor. */

const OPTIONS = {
  data: { type: "string", default: ".data/bench-serve" },
  seconds: { type: "string", default: "10" },
  connections: { type: "string", default: "10" },
  port: { type: "string", default: "3399" },
  only: { type: "string", default: "" },
  help: { type: "boolean", default: false },
} as const;

const HELP = `npm run bench -- pages [options]

  Front page, categories and product pages of the shop that \`npm run bench -- serve\` makes up, for shoppers who are known:
  the kept bytes alone, and with what the page asks for of its visitor; how soon a changed price stands in its page; and what
  a product page weighs.

  --data <folder>      where the shop lies (default ${OPTIONS.data.default})
  --seconds <n>        of each case (default ${OPTIONS.seconds.default})
  --connections <n>    that ask again as soon as they are answered (default ${OPTIONS.connections.default})
  --port <n>           default ${OPTIONS.port.default}
  --only <text>        the cases whose name holds it
  --help               this text`;

const SIZE = { products: 100_000, shoppers: 50_000, interactions: 2_500_000 };
const VISITORS = 200;
const SUBJECTS = 200;
const PATIENCE_MS = 5_000;
const BROTLI = { "accept-encoding": "br" };
const decompress = promisify(brotliDecompress);

const columns = (name: string, ...cells: string[]): string =>
  `${name.padEnd(46)}${cells.map((cell) => cell.padStart(12)).join("")}`;

interface Pages {
  cookies: readonly string[];
  home: readonly string[];
  categories: readonly string[];
  products: readonly string[];
}

async function findPages(): Promise<Pages> {
  const { cookies } = await findVisitors(VISITORS);
  const products = await getPool().query<{ slug: string }>(
    "select slug from products where status = 'active' order by id limit $1",
    [SUBJECTS],
  );
  const categories = await getPool().query<{ path: string }>(
    "select path from categories order by path limit $1",
    [SUBJECTS],
  );
  return {
    cookies,
    home: ["/"],
    categories: categories.rows.map((row) => `/category/${row.path}`),
    products: products.rows.map((row) => `/products/${row.slug}`),
  };
}

/** Whole rounds: a page for the next visitor and, with `visit`, what it asks for of them. */
interface Case {
  name: string;
  paths: readonly string[];
  withVisit: boolean;
  target: number;
}

interface Throughput {
  perSecond: number;
  errors: number;
  p50: number;
  p99: number;
}

/**
 * As many rounds as a number of connections get through that begin the next as soon as one is done. What asks reads no more of an
 * answer than its length: a client that reads all of it is slower than what is measured.
 */
async function runRounds(
  { address }: OwnShop,
  one: Case,
  cookies: readonly string[],
  load: Load,
): Promise<Throughput> {
  const { paths, withVisit } = one;
  const times: number[] = [];
  let turn = 0;
  let errors = 0;
  const end = performance.now() + 1_000 * load.seconds;
  const sit = async (): Promise<void> => {
    const connection = new Connection(address);
    while (performance.now() < end && connection.isOpen) {
      const [path = "/", cookie = ""] = [paths[turn % paths.length], cookies[turn++ % cookies.length]];
      const began = performance.now();
      const statuses = [await connection.ask(path, { cookie, ...BROTLI })];
      if (withVisit) statuses.push(await connection.ask(visitAddress(path), { cookie }));
      if (statuses.every((status) => status === 200)) times.push(performance.now() - began);
      else errors++;
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: load.connections }, sit));
  times.sort((x, y) => x - y);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return { perSecond: times.length / load.seconds, errors, p50: at(0.5), p99: at(0.99) };
}

/** Each page once, so that all are kept. */
async function warmUp({ address }: OwnShop, { cookies, home, categories, products }: Pages): Promise<void> {
  for (const one of [...home, ...categories, ...products]) {
    const answer = await fetch(new URL(one, address), { headers: { cookie: cookies[0] ?? "" } });
    if (!answer.ok) throw new Error(`${one} answered ${answer.status}.`);
    await answer.arrayBuffer();
  }
}

/** What a product page weighs, as it is and as it is sent. */
async function weigh({ address }: OwnShop, page: string, cookie: string): Promise<[number, number]> {
  const chunks: Buffer[] = [];
  // `fetch` would hand it over as it was before.
  const [answer] = (await once(
    get(new URL(page, address), { headers: { cookie, ...BROTLI } }),
    "response",
  )) as [IncomingMessage];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  return [(await decompress(body)).length, body.length];
}

/** How long it takes until a price that was changed stands in its page, in milliseconds. */
async function timePrice({ address }: OwnShop, page: string, cookie: string): Promise<number> {
  const slug = page.slice("/products/".length);
  const price = async (amount: number) =>
    void (await getPool().query("update products set price_amount = $2 where slug = $1", [slug, amount]));
  const { rows } = await getPool().query<{ amount: number }>(
    "select price_amount as amount from products where slug = $1",
    [slug],
  );
  const before = rows[0]?.amount ?? 0;
  await price(9_876_543);
  const began = performance.now();
  try {
    while (performance.now() - began < PATIENCE_MS) {
      const html = await (await fetch(new URL(page, address), { headers: { cookie } })).text();
      if (html.includes("98,765.43")) return performance.now() - began;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return Infinity;
  } finally {
    await price(before);
  }
}

interface Load {
  connections: number;
  seconds: number;
  /** Part of the names of the cases to run. */
  only: string;
}

async function measure(shop: OwnShop, load: Load): Promise<boolean> {
  const pages = await findPages();
  const { cookies, home, categories, products } = pages;
  await warmUp(shop, pages);
  const cases: Case[] = [
    { name: "front page", paths: home, withVisit: false, target: 10_000 },
    { name: "categories", paths: categories, withVisit: false, target: 10_000 },
    { name: "product pages", paths: products, withVisit: false, target: 10_000 },
    { name: "front page and its visit", paths: home, withVisit: true, target: 2_000 },
    { name: "category and its visit", paths: categories, withVisit: true, target: 2_000 },
    { name: "product page and its visit", paths: products, withVisit: true, target: 2_000 },
  ];
  let isGood = true;
  console.log(columns(`${load.connections} connections`, "a second", "errors", "p50 ms", "p99 ms", "target"));
  const nothing: Step = { method: "GET", path: "/api/health/live", make: () => ({}) };
  const { perSecond: baseline } = await runClosed(shop.address, [nothing], load);
  console.log(columns("a route of the framework that does nothing", String(Math.round(baseline))));
  for (const one of cases.filter(({ name }) => name.includes(load.only))) {
    await runRounds(shop, one, cookies, { ...load, seconds: 2 });
    const { perSecond, errors, p50, p99 } = await runRounds(shop, one, cookies, load);
    isGood &&= perSecond >= one.target && errors === 0;
    const cells = [Math.round(perSecond), errors, p50.toFixed(1), p99.toFixed(1), one.target || ""];
    console.log(columns(one.name, ...cells.map(String)));
  }
  const paced = await runPaced(
    shop.address,
    (i) => ({
      path: products[i % products.length] ?? "/",
      headers: { cookie: cookies[i % cookies.length] ?? "", ...BROTLI },
    }),
    { rate: 1_000, seconds: load.seconds },
  );
  const { p50, p99, errors } = summarise(paced);
  isGood &&= p99 <= 5 && errors === 0;
  console.log(
    columns("product pages, 1,000 a second", "1000", String(errors), p50.toFixed(1), p99.toFixed(1), "5 ms"),
  );
  const [first = "/", cookie = ""] = [products[0], cookies[0]];
  const [raw, sent] = await weigh(shop, first, cookie);
  const late = await timePrice(shop, first, cookie);
  console.log(`A product page: ${raw} bytes, ${sent} as they are sent.`);
  console.log(`A changed price stands in its page after ${Math.round(late)} ms.`);
  return isGood && late <= 2_000;
}

async function run(): Promise<void> {
  const { values } = readArguments({ options: OPTIONS });
  if (values.help) return console.log(HELP);
  const read = (name: "seconds" | "connections" | "port", high: number) =>
    readNumber(values[name], name, { low: 1, high, integer: true });
  const load = {
    connections: read("connections", 1_000),
    seconds: read("seconds", 3_600),
    only: values.only,
  };
  const say = (text: string) => text && console.error(`  ${text}`);
  const shop = await openOwnShop({
    data: path.resolve(values.data),
    size: SIZE,
    port: read("port", 65_535),
    say,
  });
  const memory = watchMemory(shop.pid);
  try {
    if (!(await measure(shop, load))) process.exitCode = 1;
    console.log(`Memory of the web process, at most: ${Math.round(memory.peak() / 2 ** 20)} MiB.`);
  } finally {
    memory.stop();
    await shop.close();
  }
}

await runProgram(HELP, run);
process.exit();
