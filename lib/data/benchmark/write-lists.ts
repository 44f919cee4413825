import fs from "node:fs";
import { type Bench, foldOf } from "./bench";

/** Lines written at once. */
const LINES = 1_000;

/** Takes the lists of one model on one fold. */
export interface ListWriter {
  take(index: number, items: Uint32Array): void;
  /** Writes what is left. */
  close(): void;
}

/**
 * Appends every list to a file as a line of JSON, with the ids of the data set's files: whose it is, what was asked for, and
 * the list, best first, as long as the longest that is measured. Whoever measures otherwise can do so from that.
 */
export function openLists(file: string, model: string, foldNumber: number, bench: Bench): ListWriter {
  const { plan, dataset, ids } = bench;
  const { cases } = foldOf(bench, foldNumber).evaluation;
  const about = { dataset, protocol: plan.protocol.name, model, fold: foldNumber };
  const productOf = (number: number): string => ids.products[number] ?? "";
  let lines: string[] = [];
  const close = (): void => {
    fs.appendFileSync(file, lines.join(""));
    lines = [];
  };
  return {
    take(index, items) {
      const { user, relevant } = cases[index] ?? {};
      const shopper = user === undefined ? null : (ids.shoppers[user] ?? null);
      const asked = [...(relevant ?? [])].map(productOf);
      const line = { ...about, question: index, shopper, asked, list: Array.from(items, productOf) };
      lines.push(`${JSON.stringify(line)}\n`);
      if (lines.length === LINES) close();
    },
    close,
  };
}
