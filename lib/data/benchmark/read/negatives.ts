import path from "node:path";
import { AppError } from "@/lib/platform/errors";
import { inspectFile } from "@/lib/platform/files/inspect-file";
import type { Dataset } from "./dataset";
import { FileAccount, type FileReport } from "./file-account";
import { readWords } from "./text-lines";

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
  const account = new FileAccount(file);
  const of = new Map<number, Uint32Array>();
  let pairs = 0;
  for await (const rows of readWords(facts, () => {})) {
    for (const row of rows) {
      account.take(row, ({ values: [user = "", ...ids] }) => {
        const shopper = find.shopper(user) ?? find.shopper(PAIR.exec(user)?.[1] ?? user);
        if (shopper === undefined) return { reason: `unknown user "${user}"`, group: "unknown user" };
        const unknown = ids.find((id) => find.product(id) === undefined);
        if (unknown !== undefined) return { reason: `unknown item "${unknown}"`, group: "unknown item" };
        const products = new Set(ids.map((id) => find.product(id) ?? 0));
        of.set(shopper, Uint32Array.from([...(of.get(shopper) ?? []), ...products]));
        pairs += products.size;
        return null;
      });
    }
  }
  if (pairs > 0) return { of, file: account.report(pairs, 0) };
  const [reason] = account.report(0, 0).reasons;
  const why = reason ? ` Line ${reason.examples[0]?.line}: ${reason.examples[0]?.reason}.` : "";
  const wanted = "Wanted are lines `user item item …`.";
  throw new AppError("invalid", `${path.basename(file)} names no negatives.${why} ${wanted}`);
}
