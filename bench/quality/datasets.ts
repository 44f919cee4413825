/** The public data sets, read as anybody's files are, and Online Retail, of which only real purchases are kept. */
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import type { BenchmarkFormat, Dataset } from "@/lib/data/benchmark/read/dataset";
import { LogBuilder } from "@/lib/data/benchmark/read/log-builder";
import { createNames } from "@/lib/data/benchmark/read/numbering";
import { readDataset } from "@/lib/data/benchmark/read-dataset";

const DATA = path.resolve(import.meta.dirname, "../../../shared/data");

/** Throws when the public data sets are not there. */
export function requireData(): void {
  if (fs.existsSync(DATA)) return;
  throw new Error(`${DATA} is missing: this benchmark runs on the public data sets (docs/benchmarks.md).`);
}

/** Files of one of the formats of `npm run aisle -- benchmark`. */
export function readFiles(name: string, format: BenchmarkFormat, ...files: string[]): Promise<Dataset> {
  const paths = files.map((file) => path.join(DATA, file));
  return readDataset({ name, format, paths, options: { columns: {}, kinds: {} } }, () => {});
}

/** The ratings of MovieLens 100K with titles, years and genres. */
export function readMovies(): Promise<Dataset> {
  const folder = path.join(DATA, "movielens-100k");
  return readDataset(
    {
      name: "movielens-100k",
      format: "ratings",
      options: { columns: {}, kinds: {} },
      paths: [path.join(folder, "ml-100k.inter.tsv.gz")],
      items: path.join(folder, "ml-100k.item.tsv.gz"),
    },
    () => {},
  );
}

/** Purchases with a customer, a quantity and a price above 0, and a code that is a product. */
export function readOnlineRetail(): Dataset {
  const names = createNames();
  const events = new LogBuilder(names);
  const file = path.join(DATA, "online-retail/online_retail.csv.gz");
  const lines = zlib.gunzipSync(fs.readFileSync(file)).toString("utf8").trimEnd().split(/\r?\n/).slice(1);
  for (const line of lines) {
    const cells = splitCsv(line);
    const [invoice, code, , quantity, date, price, customer] = cells;
    if (cells.length !== 8 || customer === "" || invoice?.startsWith("C")) continue;
    if (!/^\d{5}[A-Za-z]{0,2}$/.test(code ?? "") || !(Number(quantity) > 0) || !(Number(price) > 0)) continue;
    const at = Date.parse(`${date?.replace(" ", "T")}Z`);
    events.add(customer ?? "", (code ?? "").toUpperCase(), "purchase", 1, at);
  }
  const rejected = lines.length - events.length;
  const notes = [`${rejected} rows are no purchase of a product by a known customer.`];
  const report = { file, rows: lines.length, events: events.length, duplicates: 0, rejected, reasons: [] };
  return {
    name: "online-retail",
    log: events.finish(),
    test: null,
    validation: null,
    timed: true,
    sessions: false,
    content: null,
    files: [report],
    notes,
    ids: { shoppers: [...names.shoppers.ids()], products: [...names.products.ids()] },
    find: { shopper: (id) => names.shoppers.find(id), product: (id) => names.products.find(id) },
  };
}

/** Cells of one CSV line; quotes may enclose commas. */
function splitCsv(line: string): string[] {
  if (!line.includes('"')) return line.split(",");
  const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [];
  return cells
    .slice(0, line.endsWith(",") ? undefined : cells.length - 1)
    .map((cell) => cell.replace(/,$/, ""));
}
