import type { Fact } from "@/lib/data/formats/fact";
import {
  createInteractionJudge,
  KIND_PLACE,
  SHOP_COLUMNS,
  shopRules,
  writtenValue,
} from "@/lib/data/formats/interactions";
import { mapColumns, mapHint } from "@/lib/data/formats/map-columns";
import { isTaken } from "@/lib/data/formats/verdict";
import { AppError } from "@/lib/platform/errors";
import { inspectFile } from "@/lib/platform/files/inspect-file";
import { openTable } from "@/lib/platform/files/open-table";
import type { SourceRow, Table } from "@/lib/platform/files/source-row";
import { isUuid } from "@/lib/platform/ids";
import type { Kind } from "@/ml/index";
import { USUAL_CURRENCY } from "../contract/shop-products";
import type { FormatOptions, InteractionFact, OpenFormat, Prepared } from "../contract/import-format";

const ID_PLACE = SHOP_COLUMNS.length - 1;
const SHOWN_WORDS = 5;

/** Which kind all rows are, or what the words in their column mean. Throws AppError when nothing says either. */
function readKindOptions(table: Table, { kind, kinds }: FormatOptions): Readonly<Record<string, Kind>> {
  const hasColumn = table.has(KIND_PLACE);
  if (kind !== undefined && hasColumn) {
    throw new AppError(
      "invalid",
      `The file has a column of kinds, which --kind ${kind} would overrule. --kinds '*=${kind}' says what words are that nobody knows.`,
    );
  }
  const given = kind === undefined ? kinds : { ...kinds, "*": kind };
  if (!hasColumn && given["*"] === undefined) {
    throw new AppError(
      "invalid",
      `The file has no column kind. Say what all its rows are, such as --kind purchase, or name the column. ${mapHint(SHOP_COLUMNS)}`,
    );
  }
  return given;
}

/** Interactions as CSV or JSON Lines, for products the shop has. Columns and rules in docs/data.md. */
export const openInteractions: OpenFormat = async (path, options) => {
  const facts = await inspectFile(path);
  const table = await openTable(facts, mapColumns(SHOP_COLUMNS, options.columns), {
    delimiter: options.delimiter,
    hint: mapHint(SHOP_COLUMNS),
  });
  const rules = shopRules(options.now);
  const kinds = readKindOptions(table, options);
  const judgeInteraction = createInteractionJudge(table, { rules, kinds, dateOrder: options.dateOrder });
  const nobodies = new Nobodies();
  const prepared: Prepared = {
    products: [],
    get notes() {
      return nobodies.notes;
    },
    currency: USUAL_CURRENCY,
    holds: "interactions",
    judge(row) {
      const verdict = judgeInteraction(row);
      if (!isTaken(verdict)) return verdict;
      if (verdict.item.shopper === "") nobodies.add(row.values[0] ?? "");
      return { item: identify(row, verdict.item) };
    },
  };
  return {
    hash: facts.hash,
    bytes: facts.bytes,
    table,
    source: null,
    startSurvey: () => ({ see: () => {}, finish: async () => prepared }),
  };
};

/** Counts the rows that name no shopper, and keeps the first few ways in which they do. */
class Nobodies {
  #rows = 0;
  readonly #words = new Set<string>();

  add(word: string): void {
    this.#rows++;
    if (this.#words.size < SHOWN_WORDS) this.#words.add(word === "" ? "empty" : word);
  }

  /** One line, once all rows are judged; none when every row names somebody. */
  get notes(): string[] {
    if (this.#rows === 0) return [];
    const words = [...this.#words].join(", ");
    return [
      `${this.#rows} rows name no shopper (${words}): they count for their products and belong to nobody.`,
    ];
  }
}

/**
 * What makes the row's fact the same when it is read again: all it says. An id of its own makes it another than its twin
 * with another id; it does not stand for the row alone, because exports give every line of an order that of the order.
 */
function identify(row: SourceRow, fact: Fact): InteractionFact {
  const { product, kind, at } = fact;
  const [shopper = ""] = row.values;
  const id = row.values[ID_PLACE] ?? "";
  const said = [shopper, product, kind, at, writtenValue(row, fact)];
  if (id === "") return { ...fact, key: said.join("\n") };
  const claim = isUuid(id) ? { id: id.toLowerCase() } : { key: ["id", id].join("\n") };
  return { ...fact, key: ["line", id, ...said].join("\n"), claim };
}
