import { type DecimalMark, readAmount, tellDecimalMark } from "@/lib/platform/read-amount";
import type { Money } from "@/lib/platform/money";
import { saysNothing } from "@/lib/platform/clean-words";
import type { RowCells } from "./row-cells";

/** Amounts are kept in 32 bits. */
const LARGEST = 2 ** 31 - 1;

/** What parts whole and fraction in the amounts of a file: told by those that leave no doubt, if they agree. */
export class DecimalMarks {
  #dots = 0;
  #commas = 0;

  see(text: string): void {
    const mark = text === "" ? null : tellDecimalMark(text);
    if (mark === ".") this.#dots++;
    if (mark === ",") this.#commas++;
  }

  get mark(): DecimalMark {
    if (this.#dots > 0 && this.#commas > 0) return null;
    return this.#commas > 0 ? "," : this.#dots > 0 ? "." : null;
  }
}

/** The amount of a cell, or why there is none: a sentence's end behind `price "…"`. */
export function readMoneyCell(text: string, currency: string, mark: DecimalMark): Money | string {
  const money = readAmount(text, currency, mark);
  if (money === null) return "is no amount like 12.50";
  if (money.amount < 0) return "is negative";
  return money.amount > LARGEST ? "is too large" : money;
}

/** An amount the row can do without, in the currency of its price; null: none, or left out and remarked. */
export function readOptionalMoney(
  cells: RowCells,
  place: number,
  { currency, mark }: { currency: string; mark: DecimalMark },
): number | null {
  const text = cells.text(place);
  if (saysNothing(text)) return null;
  const money = readMoneyCell(text, currency, mark);
  const problem =
    typeof money === "string" ? money : money.currency === currency ? null : "is in another currency";
  if (problem === null) return (money as Money).amount;
  cells.remark(place, `${problem}: left out`);
  return null;
}
