import path from "node:path";
import { AppError } from "@/lib/platform/errors";
import { judgeRows, RowAccount } from "@/lib/data/formats/row-account";
import { itemOf, type Verdict } from "@/lib/data/formats/verdict";
import { inspectFile } from "@/lib/platform/files/inspect-file";
import { openWords } from "@/lib/platform/files/read-lines";
import type { SourceRow } from "@/lib/platform/files/source-row";
import type { Dataset } from "./dataset";
import { type FileReport, reportOf } from "./file-report";

export interface Negatives {
  /** Products each shopper's newest is ranked among, without repetition. */
  readonly of: ReadonlyMap<number, Uint32Array>;
  readonly file: FileReport;
}

/** How the first published files name a line: the user and what is asked for. */
const PAIR = /^\((.+),.+\)$/;

/**
 * The products each shopper's answer is ranked among: lines `user item item …` or `(user,item) item …`. Lines of users and items the data set
 * does not have are rejected and counted.
 */
export async function readNegatives(file: string, { find }: Dataset): Promise<Negatives> {
  const facts = await inspectFile(file);
  const account = new RowAccount(file);
  const of = new Map<number, Uint32Array>();
  let pairs = 0;
  const judge = ({ values: [user = "", ...ids] }: SourceRow): Verdict<[number, Set<number>]> => {
    const shopper = find.shopper(user) ?? find.shopper(PAIR.exec(user)?.[1] ?? user);
    if (shopper === undefined) return { reject: `unknown user "${user}"`, group: "unknown user" };
    const unknown = ids.find((id) => find.product(id) === undefined);
    if (unknown !== undefined) return { reject: `unknown item "${unknown}"`, group: "unknown item" };
    return { item: [shopper, new Set(ids.map((id) => find.product(id) ?? 0))] };
  };
  const onVerdict = (verdict: Verdict<[number, Set<number>]>) => {
    const [shopper, products] = itemOf(verdict) ?? [];
    if (shopper === undefined || products === undefined) return;
    of.set(shopper, Uint32Array.from([...(of.get(shopper) ?? []), ...products]));
    pairs += products.size;
  };
  await judgeRows(openWords(facts), { account, judge, onVerdict });
  if (pairs > 0) return { of, file: reportOf(account, pairs) };
  const wanted = "Wanted are lines `user item item …`.";
  throw new AppError(
    "invalid",
    `${path.basename(file)} names no negatives.${account.explainFirst()} ${wanted}`,
  );
}
