import { parseMoney } from "@/lib/platform/money";
import { readTime } from "@/lib/data/formats/time";
import { column, type ColumnSpec, type SourceRow } from "@/lib/platform/files/source-row";
import { normaliseCode } from "./product-code";

/** Names in the published file, and in its successor "Online Retail II". */
export const COLUMNS: readonly ColumnSpec[] = [
  column("InvoiceNo", "Invoice"),
  column("StockCode"),
  column("Description"),
  column("Quantity"),
  column("InvoiceDate"),
  column("UnitPrice", "Price"),
  column("CustomerID", "Customer ID"),
  column("Country"),
];

export interface RetailRow {
  invoice: string;
  code: string;
  description: string;
  quantity: number;
  at: number;
  /** Minor units, rounded; negative for corrections of the books. */
  price: number;
  priceText: string;
  customer: string;
  country: string;
}

/** `12/1/2010 8:26`, as the spreadsheet exports it: month first. */
const SPREADSHEET = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/** Lines of an invoice follow each other and share its date. */
let lastDate: { text: string; at: number | null } = { text: "", at: null };

function readInvoiceDate(text: string): number | null {
  if (text !== lastDate.text) lastDate = { text, at: parseInvoiceDate(text) };
  return lastDate.at;
}

function parseInvoiceDate(text: string): number | null {
  const match = SPREADSHEET.exec(text);
  if (!match) return readTime(text);
  const [, month = "", day = "", year, hour = "", minute, second = "00"] = match;
  const pad = (digits: string) => digits.padStart(2, "0");
  return readTime(`${year}-${pad(month)}-${pad(day)} ${pad(hour)}:${minute}:${second}`);
}

/** A row with its values understood, or why one cannot be. */
export function readRetailRow({ values }: SourceRow, currency: string): RetailRow | string {
  const [invoice = "", code = "", description = "", quantityText = "", date = "", priceText = ""] = values;
  const [customer = "", country = ""] = values.slice(6);
  if (invoice === "") return "no invoice number";
  const quantity = Number(quantityText);
  if (!/^-?\d{1,9}$/.test(quantityText) || quantity === 0) {
    return `quantity "${quantityText}" must be a whole number other than 0`;
  }
  const at = readInvoiceDate(date);
  if (at === null) return `invoice date "${date}" is not a date`;
  const price = parseMoney(priceText, currency);
  if (price === null) return `unit price "${priceText}" must be an amount like 2.55`;
  return {
    invoice,
    code: normaliseCode(code),
    description,
    quantity,
    at,
    price,
    priceText,
    customer: customer.replace(/\.0$/, ""),
    country,
  };
}
