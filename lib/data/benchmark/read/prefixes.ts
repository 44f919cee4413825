import path from "node:path";
import { AppError } from "@/lib/platform/errors";
import type { FileFacts } from "@/lib/platform/files/inspect-file";
import type { Prefix } from "@/ml/index";
import { FileAccount, type Refusal } from "./file-account";
import type { Names } from "./numbering";
import { type OnBytes, readWords } from "./text-lines";

export interface PrefixFile {
  readonly prefixes: readonly Prefix[];
  readonly account: FileAccount;
}

/**
 * Questions about sessions, one a line: the ids of its beginning, a tab, the id that came next. Ids the training file
 * does not have are numbered behind its own: nobody can recommend them, and they count as missed.
 */
export async function readPrefixes(facts: FileFacts, names: Names, onBytes: OnBytes): Promise<PrefixFile> {
  const prefixes: Prefix[] = [];
  const account = new FileAccount(facts.file);
  for await (const rows of readWords(facts, onBytes, /\t/)) {
    for (const row of rows) {
      account.take(row, ({ values }) => {
        const refusal = checkCells(values);
        if (refusal !== null) return refusal;
        const [before = "", next = ""] = values;
        const ids = before.trim().split(/\s+/);
        const prefix = Uint32Array.from(ids, (id) => names.products.numberOf(id));
        prefixes.push({ prefix, next: names.products.numberOf(next.trim()) });
        return null;
      });
    }
  }
  if (prefixes.length > 0) return { prefixes, account };
  const wanted = "lines `id id … <tab> next id`";
  throw new AppError("invalid", `${path.basename(facts.file)} holds no questions; wanted are ${wanted}.`);
}

function checkCells(values: readonly string[]): Refusal | null {
  if (values.length !== 2)
    return { reason: `${values.length - 1} tabs; one parts the prefix from the next id` };
  const [before = "", next = ""] = values.map((value) => value.trim());
  if (before === "") return { reason: "no id before the tab" };
  return /^\S+$/.test(next) ? null : { reason: "not one id behind the tab" };
}
