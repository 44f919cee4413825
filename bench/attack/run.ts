/**
 * What false profiles do to the model a shop would serve: npm run bench -- attack [movielens|online-retail] [options]
 *
 * The newest fifth of each shopper is kept back. The comparison a training makes chooses what ranks on the honest rest;
 * then 1, 3 and 5 % false profiles of four shapes are planted there for one product, the model is fitted again, and the
 * lists of the honest shoppers are compared: how many hold the product, and how well they do. Ends with 1 when 1 % of
 * false profiles more than doubles a product's exposure or costs honest shoppers more than 1 % of their NDCG.
 */
import { formatTable } from "@/lib/cli/format-table";
import { UsageError } from "@/lib/cli/command";
import { partLog } from "@/ml/core/data/split";
import {
  compareModels,
  createEvaluation,
  createRng,
  DEFAULT_PIPELINE,
  type EventLog,
  evaluateCases,
  NO_PACE,
  rankCases,
  type Recipe,
  type Recommender,
  sampleCases,
  trainBundle,
} from "@/ml/index";
import { type Attack, ATTACKS, countUsers, plant } from "@/ml/testing/plant-profiles";
import { readArguments, runProgram } from "../program";
import { readMovies, readOnlineRetail, requireData } from "../quality/datasets";
import { guardLog } from "../guard";

const HELP = `npm run bench -- attack [movielens|online-retail] [options]

  --shares <list>      false profiles for 100 honest ones (default 1,3,5)
  --targets <n>        products that are pushed, one at a time, at most (default 4)
  --seconds <n>        that the comparison may take which chooses what ranks (default 60)
  --json               one record a line as soon as it is known`;

const DATASETS = {
  movielens: async () => (await readMovies()).log,
  "online-retail": async () => readOnlineRetail().log,
};

const SEED = 1;
const K = 20;
const CASES = 1_000;
/** Where in the order of popularity the products lie that are pushed: from ordinary to well known. */
const TARGETS = [0.6, 0.75, 0.85, 0.95];
/** A product in fewer lists than this has no exposure that could be multiplied. */
const FEWEST_LISTS = 3;
const MOST_EXPOSURE = 2;
const MOST_LOSS = 0.01;

interface Outcome {
  /** Lists of honest shoppers that hold each product. */
  shown: Uint32Array;
  ndcg: number;
}

interface Row {
  dataset: string;
  ranker: string;
  attack: Attack;
  share: number;
  /** Lists that hold the pushed products, before and after, all targets together. */
  before: number;
  after: number;
  exposure: number;
  ndcg: number;
  ndcgChange: number;
}

/** The newest fifth of what each shopper did, and the rest. */
function partByShopper(log: EventLog): { past: EventLog; future: EventLog } {
  const ofUser = new Map<number, number[]>();
  for (let e = 0; e < log.length; e++) {
    const user = log.users[e] ?? 0;
    const events = ofUser.get(user) ?? [];
    events.push(e);
    ofUser.set(user, events);
  }
  const newest = new Uint8Array(log.length);
  for (const events of ofUser.values())
    for (const e of events.slice(Math.ceil(events.length * 0.8))) newest[e] = 1;
  const { marked, others } = partLog(log, newest);
  return { past: others, future: marked };
}

async function fit(log: EventLog, recipe: Recipe): Promise<Recommender> {
  const ids = Int32Array.from({ length: log.itemCount }, (_, i) => i);
  const alone = { ...recipe, roles: { ...recipe.roles, similar: [], together: [], popular: [] } };
  const used = new Set(recipe.roles.ranker.map(({ part }) => part));
  const parts = Object.fromEntries(Object.entries(recipe.parts).filter(([name]) => used.has(name)));
  const bundle = await trainBundle({ log }, ids, { ...alone, parts }, DEFAULT_PIPELINE, { seed: SEED });
  return bundle.ranker;
}

/** Products shown often enough at first, at the wanted places in the order of popularity. */
function pickTargets(past: EventLog, { shown }: Outcome): number[] {
  const users = countUsers(past);
  const order = [...users.keys()].filter((item) => (users[item] ?? 0) > 0);
  order.sort((a, b) => (users[a] ?? 0) - (users[b] ?? 0) || a - b);
  return TARGETS.flatMap((place) => {
    const from = Math.floor(place * order.length);
    return order.slice(from).find((item) => (shown[item] ?? 0) >= FEWEST_LISTS) ?? [];
  });
}

interface Plan {
  shares: number[];
  targets: number;
  seconds: number;
}

async function attackDataset(
  dataset: string,
  log: EventLog,
  plan: Plan,
  onRow: (row: Row) => void,
): Promise<Row[]> {
  const { past, future } = partByShopper(log);
  const config = { ...DEFAULT_PIPELINE, budgetSeconds: plan.seconds };
  const { comparison } = await compareModels({ log: guardLog(past).log }, config, {
    seed: SEED,
    clock: () => performance.now(),
  });
  const { recipe, chosen: ranker } = comparison;
  const all = createEvaluation(past, future, config.weights);
  const now = log.at[log.length - 1] ?? 0;
  const evaluation = sampleCases({ ...all, now }, CASES, createRng(SEED));
  const measure = async (planted: EventLog): Promise<Outcome> => {
    const model = await fit(guardLog(planted).log, recipe);
    const shown = new Uint32Array(log.itemCount);
    await rankCases(model, evaluation, K, NO_PACE, (_, items) => {
      for (const item of items) shown[item] = (shown[item] ?? 0) + 1;
    });
    const { metrics } = await evaluateCases(model, evaluation, K);
    return { shown, ndcg: metrics.ndcg };
  };
  const honest = await measure(past);
  const targets = pickTargets(past, honest).slice(0, plan.targets);
  console.error(
    `${dataset}: ${ranker} ranks, NDCG@${K} ${honest.ndcg.toFixed(4)}, ${targets.length} products are pushed`,
  );
  const rows: Row[] = [];
  for (const attack of ATTACKS) {
    for (const share of plan.shares) {
      let [before, after, ndcg] = [0, 0, 0];
      for (const target of targets) {
        const outcome = await measure(plant(past, { attack, target, share }, createRng(SEED + target)));
        before += honest.shown[target] ?? 0;
        after += outcome.shown[target] ?? 0;
        ndcg += outcome.ndcg / targets.length;
      }
      const figures = { before, after, exposure: after / before, ndcg, ndcgChange: ndcg / honest.ndcg - 1 };
      const row = { dataset, ranker, attack, share, ...figures };
      onRow(row);
      rows.push(row);
    }
  }
  return rows;
}

const isKept = ({ share, exposure, ndcgChange }: Row): boolean =>
  share > 0.01 || (exposure <= MOST_EXPOSURE && ndcgChange >= -MOST_LOSS);

function print(rows: readonly Row[]): void {
  const head = ["profiles", "false", "lists before", "after", "exposure", `NDCG@${K}`, "change", ""];
  const cells = rows.map((row) => [
    row.attack,
    `${100 * row.share} %`,
    `${row.before}`,
    `${row.after}`,
    `${row.exposure.toFixed(2)}×`,
    row.ndcg.toFixed(4),
    `${(100 * row.ndcgChange).toFixed(2)} %`,
    isKept(row) ? "" : "TOO MUCH",
  ]);
  for (const line of formatTable(head, cells)) console.log(line);
}

const OPTIONS = {
  shares: { type: "string", default: "1,3,5" },
  targets: { type: "string", default: `${TARGETS.length}` },
  seconds: { type: "string", default: "60" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

function readNumber(text: string, most: number): number {
  const value = Number(text);
  if (!(value > 0 && value <= most))
    throw new UsageError(`"${text}" is no number above 0 and up to ${most}.`);
  return value;
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments({ options: OPTIONS, allowPositionals: true });
  if (values.help) return console.log(HELP);
  const plan = {
    shares: values.shares.split(",").map((part) => readNumber(part, 100) / 100),
    targets: readNumber(values.targets, TARGETS.length),
    seconds: readNumber(values.seconds, 3_600),
  };
  const unknown = positionals.find((name) => !Object.hasOwn(DATASETS, name));
  if (unknown !== undefined) throw new UsageError(`There is no data set "${unknown}".`);
  requireData();
  for (const [name, read] of Object.entries(DATASETS)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const onRow = (row: Row) => console.log(JSON.stringify(row));
    const rows = await attackDataset(name, await read(), plan, values.json ? onRow : () => {});
    if (!values.json) print(rows);
    if (!rows.every(isKept)) process.exitCode = 1;
  }
}

await runProgram(HELP, main);
