import path from "node:path";
import { readNumber } from "@/lib/cli/read-values";
import { readArguments, runProgram } from "../program";
import { watchMemory } from "../scale/watch-memory";
import { casesOf, ONE } from "./cases";
import { runClosed } from "./closed-load";
import { type OwnShop, openOwnShop } from "./own-shop";
import { type Request, runPaced, summarise } from "./paced-load";
import { countInteractions, findVisitors, removeSince, type Visitors } from "./visitors";

/** What one web process answers on a machine it shares with its database and with whoever asks. */

const OPTIONS = {
  data: { type: "string", default: ".data/bench-serve" },
  products: { type: "string", default: "100000" },
  shoppers: { type: "string", default: "50000" },
  interactions: { type: "string", default: "2500000" },
  seconds: { type: "string", default: "10" },
  connections: { type: "string", default: "10" },
  port: { type: "string", default: "3399" },
  only: { type: "string", default: "" },
  help: { type: "boolean", default: false },
} as const;

const HELP = `npm run bench -- serve [options]

  The hot endpoints of a made-up shop under load, beside a route of the framework's that does nothing: what one web
  process gets through, and how long one in a hundred waits at a steady rate. The first run makes up the shop and trains
  on it, which takes minutes; its folder is kept for the next.

  --data <folder>      where the shop lies (default ${OPTIONS.data.default})
  --products, --shoppers, --interactions <n>
                       of a new one (default ${OPTIONS.products.default}, ${OPTIONS.shoppers.default}, ${OPTIONS.interactions.default})
  --seconds <n>        of each case (default ${OPTIONS.seconds.default})
  --connections <n>    that ask again as soon as they are answered (default ${OPTIONS.connections.default})
  --port <n>           default ${OPTIONS.port.default}
  --only <text>        the cases whose name holds it
  --help               this text`;

const VISITORS = 200;
const columns = (name: string, ...cells: string[]): string =>
  `${name.padEnd(46)}${cells.map((cell) => cell.padStart(12)).join("")}`;
const verdict = (isMet: boolean, target: string): string => `${isMet ? "≥" : "below"} ${target}`;

interface Load {
  connections: number;
  seconds: number;
  /** Part of the names of the cases to run. */
  only: string;
}

/** Answers of a new process are slow until it has read and indexed everything: so many in a row at once say that it has. */
const SETTLED = { requests: 400, seconds: 1, most: 120 };

async function settle(shop: OwnShop, { cookies }: Visitors): Promise<void> {
  const ask = (cookie: string) =>
    fetch(new URL(ONE, shop.address), { headers: { cookie } }).then((a) => a.text());
  for (const end = Date.now() + 1_000 * SETTLED.most; Date.now() < end;) {
    const began = performance.now();
    for (let i = 0; i < SETTLED.requests; i++) await ask(cookies[i % cookies.length] ?? "");
    if (performance.now() - began < 1_000 * SETTLED.seconds) return;
  }
  throw new Error(`After ${SETTLED.most} s the shop was still not answering at its speed.`);
}

async function runCases(shop: OwnShop, load: Load): Promise<boolean> {
  const visitors = await findVisitors(VISITORS);
  await settle(shop, visitors);
  let isGood = true;
  console.log(
    columns(
      `${load.connections} connections, ${load.seconds} s each`,
      "a second",
      "errors",
      "p50 ms",
      "p99 ms",
      "target",
    ),
  );
  const cases = casesOf(visitors).filter(({ name }) => name.includes(load.only));
  for (const { name, target, unit, steps, counted, events } of cases) {
    await runClosed(shop.address, steps, { ...load, seconds: 2 });
    const before = await countInteractions();
    const { perSecond, answered, errors, p50, p99 } = await runClosed(shop.address, steps, load);
    const stored = (await countInteractions()) - before;
    // What was on its way when time was up may be stored without an answer, and nothing the other way round.
    const isStored = stored >= Math.floor(answered * events) - load.connections;
    const rate = perSecond * counted;
    const isMet = target === null || rate >= target;
    isGood &&= isMet && errors === 0 && isStored;
    if (!isStored) console.log(`Of ${Math.round(answered * events)} interactions only ${stored} are stored.`);
    const wanted = target === null ? "" : verdict(isMet, String(target));
    console.log(
      columns(
        name,
        `${Math.round(rate)} ${unit.slice(0, 3)}.`,
        String(errors),
        p50.toFixed(1),
        p99.toFixed(1),
        wanted,
      ),
    );
  }
  return (await runRates(shop, visitors, load)) && isGood;
}

/** One list, at so many requests a second whatever becomes of the earlier ones. */
async function runRates(shop: OwnShop, visitors: Visitors, load: Load): Promise<boolean> {
  let isGood = true;
  const next = (index: number): Request => ({
    path: ONE,
    headers: { cookie: visitors.cookies[index % visitors.cookies.length] ?? "" },
  });
  console.log(columns("one list at a steady rate", "p50 ms", "errors", "p95 ms", "p99 ms", "target"));
  const rates = [
    { rate: 500, most: 5 },
    { rate: 1_000, most: 20 },
  ].filter(({ rate }) => `${rate} requests a second`.includes(load.only));
  const [unchanged] = casesOf(visitors).filter(({ name }) => name === "one list, nothing changed");
  for (const { rate, most } of rates) {
    // As before each of the others: what the case before has changed is made anew.
    if (unchanged) await runClosed(shop.address, unchanged.steps, { ...load, seconds: 2 });
    const { p50, p95, p99, errors } = summarise(
      await runPaced(shop.address, next, { rate, seconds: load.seconds }),
    );
    isGood &&= p99 <= most && errors === 0;
    const cells = [p50, p95, p99].map((value) => value.toFixed(1));
    const wanted = `${p99 <= most ? "≤" : "above"} ${most} ms`;
    console.log(
      columns(
        `${rate} requests a second`,
        cells[0] ?? "",
        String(errors),
        cells[1] ?? "",
        cells[2] ?? "",
        wanted,
      ),
    );
  }
  return isGood;
}

async function run(): Promise<void> {
  const { values } = readArguments({ options: OPTIONS });
  if (values.help) return console.log(HELP);
  const read = (name: Exclude<keyof typeof OPTIONS, "data" | "only" | "help">, high: number) =>
    readNumber(values[name], name, { low: 1, high, integer: true });
  const size = {
    products: read("products", 1e7),
    shoppers: read("shoppers", 1e8),
    interactions: read("interactions", 1e9),
  };
  const load = {
    connections: read("connections", 1_000),
    seconds: read("seconds", 3_600),
    only: values.only,
  };
  const say = (text: string) => text && console.error(`  ${text}`);
  const shop = await openOwnShop({ data: path.resolve(values.data), size, port: read("port", 65_535), say });
  const memory = watchMemory(shop.pid);
  const began = new Date();
  try {
    const isGood = await runCases(shop, load);
    const peak = memory.peak() / 2 ** 20;
    console.log(
      columns(
        "memory of the web process, at most",
        `${Math.round(peak)} MiB`,
        "",
        "",
        "",
        peak <= 600 ? "≤ 600" : "above 600",
      ),
    );
    if (!isGood || peak > 600) process.exitCode = 1;
  } finally {
    memory.stop();
    await removeSince(began);
    await shop.close();
  }
}

await runProgram(HELP, run);
process.exit();
