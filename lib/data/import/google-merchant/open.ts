import type { Verdict } from "@/lib/data/formats/verdict";
import type { FileFacts } from "@/lib/platform/files/inspect-file";
import { openTable } from "@/lib/platform/files/open-table";
import { openXmlItems, startsAsXml, type XmlShape } from "@/lib/platform/files/read-xml-items";
import type { ColumnSpec, Table } from "@/lib/platform/files/source-row";
import { readAmount } from "@/lib/platform/read-amount";
import { cleanCode } from "@/lib/platform/clean-words";
import { DecimalMarks } from "../cells/read-money";
import type { OpenFormat, ProductDraft } from "../contract/import-format";
import { settleCurrency } from "../contract/shop-products";
import { Codes } from "../grouped/assemble";
import type { Assembled, GatheredRow } from "../grouped/grouped-survey";
import { type ExportReading, openExport } from "../grouped/open-export";
import { Tally } from "../generic/tally";
import { AT, COLUMNS } from "./columns";
import { GoogleProduct, handleOfGroup } from "./google-product";

const SHAPE: XmlShape = {
  rows: ["item", "entry"],
  namespace: "http://base.google.com/ns/1.0",
  prefix: "g",
};

const codeOf = (row: GatheredRow, place: number): string => cleanCode(row.values[place] ?? "");

interface Placed {
  row: GatheredRow;
  /** Its place among the rows of the file. */
  place: number;
}

/** Each item once: the same again is a duplicate, another one with its id is refused. */
function refuseRepeats(rows: readonly GatheredRow[], verdicts: Verdict<ProductDraft>[]): Placed[] {
  const seen = new Map<string, GatheredRow>();
  return rows.flatMap((row, place) => {
    const id = codeOf(row, AT.id);
    const earlier = seen.get(id);
    if (id === "") verdicts[place] = { reject: "no id" };
    else if (earlier === undefined) {
      seen.set(id, row);
      return [{ row, place }];
    } else if (JSON.stringify(earlier.values) === JSON.stringify(row.values)) verdicts[place] = "duplicate";
    else {
      const reject = `id "${id}" is in line ${earlier.line} already, with other values`;
      verdicts[place] = { reject, group: "the id is in the file already, with other values" };
    }
    return [];
  });
}

/** Items by the group they are forms of; those of none are alone. */
function groupItems(items: readonly Placed[]): Map<string, Placed[]> {
  const groups = new Map<string, Placed[]>();
  for (const item of items) {
    const group = codeOf(item.row, AT.group);
    const key = group === "" ? `item ${codeOf(item.row, AT.id)}` : `group ${group}`;
    const members = groups.get(key) ?? [];
    members.push(item);
    groups.set(key, members);
  }
  return groups;
}

function assemble(rows: readonly GatheredRow[], reading: ExportReading): Assembled {
  const { shop, options } = reading;
  const marks = new DecimalMarks();
  const currencies = new Tally();
  const usual = settleCurrency(options.currency, shop);
  for (const { values } of rows) {
    for (const place of [AT.price, AT.salePrice, AT.cost]) marks.see(values[place] ?? "");
    currencies.add(readAmount(values[AT.price] ?? "", usual)?.currency ?? null);
  }
  const currency = currencies.most ?? usual;
  const whole = { ...reading, mark: marks.mark, codes: new Codes(shop), currency };
  const verdicts = new Array<Verdict<ProductDraft>>(rows.length);
  const items = refuseRepeats(rows, verdicts);
  for (const members of groupItems(items).values()) {
    const product = new GoogleProduct(
      members.map(({ row }) => row),
      whole,
    );
    const found = product.assemble();
    members.forEach(({ place }, i) => (verdicts[place] = found[i] ?? { reject: "no id" }));
  }
  const codes = rows.flatMap((row) => [codeOf(row, AT.id), codeOf(row, AT.group)]).filter((id) => id !== "");
  const handles = rows.map((row) => codeOf(row, AT.group)).filter((group) => group !== "");
  return {
    verdicts,
    seen: { skus: new Set(codes), handles: new Set(handles.map(handleOfGroup)) },
    notes: [],
    currency,
  };
}

/** XML as RSS 2.0 or Atom; Google takes the same attributes as a table, too. */
async function openItems(
  facts: FileFacts,
  specs: readonly ColumnSpec[],
  { delimiter, hint }: { delimiter: string | undefined; hint: string },
): Promise<Table> {
  return (await startsAsXml(facts))
    ? openXmlItems(facts, specs, SHAPE, hint)
    : openTable(facts, specs, { delimiter, hint, shortRows: true });
}

/** A feed for Google Merchant Center: one item a product, or a form of one where items share an item_group_id. Rules in docs/data.md. */
export const openGoogleMerchant: OpenFormat = (path, options) =>
  openExport(path, options, { columns: COLUMNS, assemble, openItems });
