import { DEFAULT_ALS } from "@/ml/models/als/config";
import { AlsModel } from "@/ml/models/als/model";
import type { Kernel } from "@/ml/kernels/kernel";
import { FactorIndex } from "@/ml/kernels/retrieval/factor-index";
import { readList, readNumber } from "@/lib/cli/read-values";
import { readArguments, runProgram } from "../program";
import { askFaiss, type FaissAnswer } from "./faiss";
import { findPython } from "./find-python";
import { measureLatency, type Latency } from "./latency";
import { unsetForPeers } from "./peer-process";
import { measureRankings, type RankingRecord } from "./ranking";
import { createHistories, FACTORS, SHOPPERS, trainCatalog, type Catalog } from "./serving-catalog";

/**
 * What one request waits for, on one thread: the exact 100 best of all items, and the factors of a shopper from
 * what they did. On factors that ALS has learnt from a generated shop, beside the library's own plain TypeScript and
 * Faiss's exact index, in one run.
 */
interface Task {
  readonly task: "top-100" | "fold-in";
  readonly items: number;
  readonly factors: number;
  /** Entries of the history; 0 where there is none. */
  readonly interactions: number;
}

/** What one engine took for a task. */
interface Measured extends Latency {
  readonly engine: "aisle" | "aisle-plain" | "faiss";
  /** Of the shoppers, how many got the same items from Aisle; left out where there is nothing to compare. */
  readonly sameLists?: number;
}

const LIMIT = 100;
const TOP_ITEMS = "10000,100000,1000000";
/** The catalog of the fold-ins, where it is measured. */
const FOLD_IN_ITEMS = 100_000;
const INTERACTIONS = [10, 50, 200];
const RANKING = "1000000";
const BACKENDS = { aisle: "wasm", "aisle-plain": "plain" } as const satisfies Record<
  string,
  Kernel["backend"]
>;
const DAY_MS = 86_400_000;

const HELP = `npm run bench -- serving [options]

  The exact best 100 of a catalog, and the factors of a shopper, on one thread: on trained factors, beside plain
  TypeScript and Faiss's exact index of inner products. Then what rankers and blends take for a shopper's order of all
  products, beside scoring every product.

  --items <list>       sizes of the catalog (default ${TOP_ITEMS}); fold-ins are measured with ${FOLD_IN_ITEMS}
  --ranking <number>   interactions of the made-up shop that rankers are measured on, with ${FOLD_IN_ITEMS} products (default
                       ${RANKING}; 0: none)
  --python <path>      a Python that has faiss; else one that has it is looked for, or made under .cache by pip
  --json               one record a line on standard output, nothing else there
  --help               this text`;

const sink = { sum: 0 };
const saidLibraries = new Set<string>();

async function measureTop(catalog: Catalog, python: string | null, json: boolean): Promise<void> {
  const { items, queries } = catalog;
  const queryOf = (shopper: number) => queries.subarray(shopper * FACTORS, (shopper + 1) * FACTORS);
  const measured = (["aisle", "aisle-plain"] as const).map((engine): Measured => {
    const index = new FactorIndex(items, FACTORS, { backend: BACKENDS[engine] });
    const latency = measureLatency((call) => {
      const { items: best } = index.topK(queryOf(call % SHOPPERS), LIMIT);
      return (best[0] ?? 0) + best.length;
    }, sink);
    return { engine, ...latency };
  });
  if (python !== null) {
    const answer = await askFaiss(python, catalog, LIMIT);
    const index = new FactorIndex(items, FACTORS);
    const lists = Array.from({ length: SHOPPERS }, (_, shopper) => index.topK(queryOf(shopper), LIMIT).items);
    measured.push({ engine: "faiss", ...answer.latency, sameLists: countSame(lists, answer) });
    const libraries = `Faiss ${answer.version} with ${answer.libraries}`;
    if (!saidLibraries.has(libraries)) console.error(libraries);
    saidLibraries.add(libraries);
  }
  report(
    { task: "top-100", items: items.length / FACTORS, factors: FACTORS, interactions: 0 },
    measured,
    json,
  );
}

/** Lists of the same items; in another order where scores are all but the same. */
function countSame(lists: readonly Uint32Array[], { lists: theirs }: FaissAnswer): number {
  return lists.filter((list, shopper) => {
    const known = new Set(theirs[shopper]);
    return list.every((item) => known.has(item));
  }).length;
}

function measureFoldIn({ items, spectrum, matrix }: Catalog, interactions: number, json: boolean): void {
  const histories = createHistories(matrix, interactions);
  const serving = { ...DEFAULT_ALS, factors: FACTORS, decayPerDay: 0.02, floor: 0 };
  const measured = (["aisle", "aisle-plain"] as const).map((engine): Measured => {
    const model = new AlsModel({ factors: items, spectrum }, serving, { backend: BACKENDS[engine] });
    const latency = measureLatency((call) => {
      const history = histories[call % SHOPPERS];
      return history ? (model.foldIn(history, 31 * DAY_MS)[0] ?? 0) : 0;
    }, sink);
    return { engine, ...latency };
  });
  report({ task: "fold-in", items: items.length / FACTORS, factors: FACTORS, interactions }, measured, json);
}

/** One task measured with every engine: a record for each, or a line of the table for each. */
function report(task: Task, measured: readonly Measured[], json: boolean): void {
  const [ours] = measured;
  for (const each of measured) {
    if (json) {
      console.log(JSON.stringify({ suite: "serving", ...task, ...each }));
      continue;
    }
    const what = task.task === "top-100" ? `of ${task.items}` : `${task.interactions} interactions`;
    const times = [each.medianMs, each.p90Ms, each.p99Ms].map((time) => time.toFixed(3).padStart(9));
    const ratio = ours && each !== ours ? `${(each.medianMs / ours.medianMs).toFixed(1)}×` : "";
    const same = each.sameLists === undefined ? "" : `  the same items for ${each.sameLists} of ${SHOPPERS}`;
    const cells = [task.task.padEnd(9), what.padStart(18), "  ", each.engine.padEnd(12), ...times];
    console.log(`${cells.join("")}${ratio.padStart(8)}${same}`.trimEnd());
  }
}

function reportRanking(record: RankingRecord, json: boolean): void {
  if (json) return console.log(JSON.stringify(record));
  const times = [record.medianMs, record.p95Ms, record.allMedianMs, record.allP95Ms];
  const [median, high, all, allHigh] = times.map((time) => time.toFixed(3));
  const beside = `everything scored ${all}, 95 % ${allHigh}: ${record.ratio.toFixed(1)}×`;
  const reasons = `twelve reasons ${record.reasonsMedianMs.toFixed(3)}`;
  console.log(`ranking  ${record.ranker}: ${median}, 95 % ${high}; ${beside}; ${reasons}`);
}

async function run(): Promise<void> {
  const flag = { type: "boolean", default: false } as const;
  const options = {
    items: { type: "string", default: TOP_ITEMS },
    ranking: { type: "string", default: RANKING },
    python: { type: "string" },
    json: flag,
    help: flag,
  } as const;
  const { json, help, items: sizes, ranking, python: asked } = readArguments({ options }).values;
  if (help) return console.log(HELP);
  const whole = { low: SHOPPERS, high: 10_000_000, integer: true } as const;
  const catalogs = readList(sizes, "items").map((size) => readNumber(size, "items", whole));
  const events = readNumber(ranking, "ranking", { low: 0, high: 100_000_000, integer: true });
  const python = findPython(asked, "faiss");
  const unset = unsetForPeers();
  if (python !== null && unset.length > 0) console.error(`Not passed on to Faiss: ${unset.join(", ")}.`);
  if (!json) {
    console.log(
      `One thread, ${FACTORS} trained factors; milliseconds: median, 90 %, 99 %; times Aisle's median.`,
    );
  }
  for (const items of catalogs) {
    const catalog = await trainCatalog(items);
    await measureTop(catalog, python, json);
    if (items !== FOLD_IN_ITEMS) continue;
    for (const interactions of INTERACTIONS) measureFoldIn(catalog, interactions, json);
  }
  if (events > 0) await measureRankings(FOLD_IN_ITEMS, events, (record) => reportRanking(record, json));
  if (!Number.isFinite(sink.sum)) throw new Error(`The answers add up to ${sink.sum}.`);
}

await runProgram(HELP, run);
