import path from "node:path";
import { AppError } from "@/lib/platform/errors";
import { findLayout } from "@/lib/data/formats/movielens-layouts";
import { judgeRows, RowAccount } from "@/lib/data/formats/row-account";
import type { Verdict } from "@/lib/data/formats/verdict";
import { inspectFile } from "@/lib/platform/files/inspect-file";
import { openCsv } from "@/lib/platform/files/read-csv";
import { openJsonLines } from "@/lib/platform/files/read-json-lines";
import { readFirstLine } from "@/lib/platform/files/read-lines";
import type { SourceRow } from "@/lib/platform/files/source-row";
import { guessDelimiter } from "@/lib/platform/files/split-line";
import type { ItemContent } from "@/ml/index";
import { type FileReport, reportOf } from "./file-report";
import { assignColumns, isTyped, type ItemColumns } from "./item-columns";
import type { Numbering } from "./numbering";

/** What a file says about the products of a data set. */
export interface Items {
  readonly content: ItemContent;
  readonly report: FileReport;
  /** What else is worth knowing, one sentence each. */
  readonly notes: readonly string[];
}

export interface ItemsRequest {
  readonly file: string;
  /** Those of the interactions; items that are not among them are left out. */
  readonly products: Numbering;
  /** How the column of ids is called in the interactions, where somebody said so. */
  readonly idName?: string | undefined;
}

/**
 * Names, texts and attributes of products from CSV or JSON Lines with a header, one row each. Rows that cannot be used
 * are counted, and so are items that are in no interaction.
 *
 * @throws AppError for a file without a header, or which describes none of the products
 */
export async function readItems(
  { file, products, idName }: ItemsRequest,
  onProgress: (fraction: number) => void,
): Promise<Items> {
  const facts = await inspectFile(file);
  const first = await readFirstLine(facts);
  const isJson = first.startsWith("{");
  // Files with typed headers have no quotes: a mark there belongs to the title.
  const dialect = findLayout(first) ?? { delimiter: guessDelimiter(first), quotes: !isTyped(first) };
  const open = (specs: ItemColumns["specs"]) =>
    isJson ? openJsonLines(facts, specs) : openCsv(facts, specs, dialect);
  const columns = assignColumns(file, (await open([])).header, products, idName);
  const content = new ContentBuilder(products, columns);
  const account = new RowAccount(file);
  const onBytes = (bytes: number) => onProgress(bytes / facts.bytes);
  const judge = ({ values }: SourceRow) => content.add(values);
  await judgeRows(await open(columns.specs), { account, judge, onBytes });
  if (content.described === 0) throw describesNone(account, columns, products.size);
  const report: FileReport = { ...reportOf(account, content.described), unit: "items" };
  const { texts, attributes } = content;
  return {
    content: { texts, attributes },
    report,
    notes: describeItems(path.basename(file), content, columns),
  };
}

/** The content of products while rows arrive. */
class ContentBuilder {
  readonly texts: string[];
  readonly attributes: string[][];
  described = 0;
  /** Items no interaction names. */
  strangers = 0;
  readonly #seen: Uint8Array;

  readonly #products: Numbering;
  readonly #columns: ItemColumns;

  constructor(products: Numbering, columns: ItemColumns) {
    this.#products = products;
    this.#columns = columns;
    this.texts = new Array<string>(products.size).fill("");
    this.attributes = Array.from({ length: products.size }, () => []);
    this.#seen = new Uint8Array(products.size);
  }

  /** Takes a row in the order of the columns, or says why it does not. */
  add([id = "", ...cells]: readonly string[]): Verdict<null> {
    if (id === "") return { reject: "no item" };
    const product = this.#products.find(id);
    if (product === undefined) {
      this.strangers++;
      return { item: null };
    }
    if (this.#seen[product] === 1) {
      return { reject: `item "${id}" is in the file already`, group: "the item is in the file already" };
    }
    this.#seen[product] = 1;
    this.described++;
    const { texts, attributes } = this.#columns;
    this.texts[product] = cells.slice(0, texts.length).filter(Boolean).join("\n");
    this.attributes[product] = attributes.flatMap(({ name, mark }, i) => {
      const values = (cells[texts.length + i] ?? "").split(mark).map((value) => value.trim());
      return values.filter(Boolean).map((value) => `${name}=${value}`);
    });
    return { item: null };
  }
}

function describeItems(base: string, content: ContentBuilder, { texts, attributes }: ItemColumns): string[] {
  const { described, strangers } = content;
  const list = (names: readonly string[]) => (names.length === 0 ? "nothing" : names.join(", "));
  const names = attributes.map(({ name }) => name);
  const notes = [`${base}: text is ${list(texts)}; attributes are ${list(names)}.`];
  if (strangers > 0) notes.push(`${strangers} items of ${base} are in no interaction: they are left out.`);
  const silent = content.texts.length - described;
  if (silent > 0) notes.push(`${silent} items of the interactions have no row in ${base}.`);
  return notes;
}

function describesNone(account: RowAccount, { specs }: ItemColumns, products: number): AppError {
  const { rows, rejected } = account;
  return new AppError(
    "invalid",
    `${path.basename(account.file)} describes none of the ${products} items of the interactions: ${rows} rows, ` +
      `${rejected} of them rejected.${account.explainFirst()} The column "${specs[0]?.names[0] ?? ""}" is taken for their ids.`,
  );
}
