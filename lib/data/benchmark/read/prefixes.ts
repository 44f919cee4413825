import path from "node:path";
import { AppError } from "@/lib/platform/errors";
import { judgeRows, RowAccount } from "@/lib/data/formats/row-account";
import { itemOf, type Rejection, type Verdict } from "@/lib/data/formats/verdict";
import type { FileFacts } from "@/lib/platform/files/inspect-file";
import { openWords } from "@/lib/platform/files/read-lines";
import type { OnBytes, SourceRow } from "@/lib/platform/files/source-row";
import { countingSort, type EventLog, type Prefix } from "@/ml/index";
import { countUp } from "./log-builder";
import type { Names } from "./numbering";

export interface PrefixFile {
  readonly prefixes: readonly Prefix[];
  readonly account: RowAccount;
}

/**
 * Questions about sessions, one a line: the ids of its beginning, a tab, the id that came next. Ids the training file
 * does not have are numbered behind its own: nobody can recommend them, and they count as missed.
 */
export async function readPrefixes(facts: FileFacts, names: Names, onBytes: OnBytes): Promise<PrefixFile> {
  const prefixes: Prefix[] = [];
  const account = new RowAccount(facts.file);
  const judge = ({ values }: SourceRow): Verdict<Prefix> => {
    const rejection = checkCells(values);
    if (rejection !== null) return rejection;
    const [before = "", next = ""] = values;
    const ids = before.trim().split(/\s+/);
    const prefix = Uint32Array.from(ids, (id) => names.products.numberOf(id));
    return { item: { prefix, next: names.products.numberOf(next.trim()) } };
  };
  const onVerdict = (verdict: Verdict<Prefix>) => {
    const asked = itemOf(verdict);
    if (asked !== null) prefixes.push(asked);
  };
  await judgeRows(openWords(facts, /\t/), { account, judge, onVerdict, onBytes });
  if (prefixes.length > 0) return { prefixes, account };
  const wanted = "lines `id id … <tab> next id`";
  throw new AppError("invalid", `${path.basename(facts.file)} holds no questions; wanted are ${wanted}.`);
}

function checkCells(values: readonly string[]): Rejection | null {
  if (values.length !== 2)
    return { reject: `${values.length - 1} tabs; exactly one must separate the prefix from the next id` };
  const [before = "", next = ""] = values.map((value) => value.trim());
  if (before === "") return { reject: "no id before the tab" };
  return /^\S+$/.test(next) ? null : { reject: "not one id behind the tab" };
}

/** Every beginning of every session of a log with the product that came next; sessions of one event ask nothing. */
export function prefixesOf(log: EventLog): Prefix[] {
  const order = countingSort(log.users, log.userCount, countUp(log.length));
  const products = Uint32Array.from(order, (e) => log.items[e] ?? 0);
  const sessions = Uint32Array.from(order, (e) => log.users[e] ?? 0);
  const prefixes: Prefix[] = [];
  let start = 0;
  for (let i = 1; i < order.length; i++) {
    if (sessions[i] !== sessions[i - 1]) start = i;
    else prefixes.push({ prefix: products.subarray(start, i), next: products[i] ?? 0 });
  }
  return prefixes;
}
