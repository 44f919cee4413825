/** The two public data sets as event logs: read, keep what is a real purchase or event, number densely. */
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { KIND, type EventLog } from "../../ml/data/events";

const DATA = path.resolve(import.meta.dirname, "../../../shared/data");

interface Row {
  readonly shopper: string;
  readonly product: string;
  readonly kind: number;
  readonly at: number;
}

/** Purchases with a customer, a quantity and a price above 0, and a code that is a product. */
export function loadOnlineRetail(): EventLog {
  const rows: Row[] = [];
  for (const line of readLines("online-retail/online_retail.csv.gz")) {
    const cells = splitCsv(line);
    const [invoice, code, , quantity, date, price, customer] = cells;
    if (cells.length !== 8 || customer === "" || invoice?.startsWith("C")) continue;
    if (!/^\d{5}[A-Za-z]{0,2}$/.test(code ?? "") || !(Number(quantity) > 0) || !(Number(price) > 0)) continue;
    rows.push({
      shopper: customer ?? "",
      product: (code ?? "").toUpperCase(),
      kind: KIND.purchase,
      at: Date.parse(`${date?.replace(" ", "T")}Z`),
    });
  }
  return toEventLog(rows);
}

/** All events of the published layout. */
export function loadRetailRocket(): EventLog {
  const kinds: Record<string, number> = { view: KIND.view, addtocart: KIND.cart, transaction: KIND.purchase };
  const rows: Row[] = [];
  for (const line of readLines("retailrocket/events.csv.gz")) {
    const [at, shopper, event, product] = line.split(",");
    rows.push({
      shopper: shopper ?? "",
      product: product ?? "",
      kind: kinds[event ?? ""] ?? 0,
      at: Number(at),
    });
  }
  return toEventLog(rows);
}

function readLines(file: string): string[] {
  const full = path.join(DATA, file);
  if (!fs.existsSync(full))
    throw new Error(`${full} is missing: this benchmark runs on the public data sets.`);
  return zlib.gunzipSync(fs.readFileSync(full)).toString("utf8").trimEnd().split(/\r?\n/).slice(1);
}

/** Cells of one CSV line; quotes may enclose commas. */
function splitCsv(line: string): string[] {
  if (!line.includes('"')) return line.split(",");
  const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [];
  return cells
    .slice(0, line.endsWith(",") ? undefined : cells.length - 1)
    .map((cell) => cell.replace(/,$/, ""));
}

function toEventLog(rows: Row[]): EventLog {
  rows.sort((a, b) => a.at - b.at);
  const shoppers = new Map<string, number>();
  const products = new Map<string, number>();
  const numberOf = (map: Map<string, number>, name: string): number => {
    const known = map.get(name) ?? map.size;
    map.set(name, known);
    return known;
  };
  return {
    length: rows.length,
    shoppers: Uint32Array.from(rows, (row) => numberOf(shoppers, row.shopper)),
    products: Uint32Array.from(rows, (row) => numberOf(products, row.product)),
    kinds: Uint8Array.from(rows, (row) => row.kind),
    values: new Float32Array(rows.length).fill(1),
    at: Float64Array.from(rows, (row) => row.at),
    shopperCount: shoppers.size,
    productCount: products.size,
  };
}
