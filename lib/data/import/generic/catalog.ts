import { z } from "zod";
import { parseMoney } from "@/lib/platform/money";
import { mapColumns, mapHint } from "@/lib/data/formats/map-columns";
import { readTime } from "@/lib/data/formats/time";
import { isTaken, itemOf, type Verdict } from "@/lib/data/formats/verdict";
import type { FormatOptions, OpenFormat, Prepared, ProductDraft, Survey } from "../contract/import-format";
import { deriveCategories } from "../naming/derive-category";
import { inspectFile } from "@/lib/platform/files/inspect-file";
import { openTable } from "@/lib/platform/files/open-table";
import { column, optionalColumn, type SourceRow } from "@/lib/platform/files/source-row";

const COLUMNS = [
  column("sku", "code", "id", "product_id"),
  column("name", "title", "product_name"),
  column("price", "unit_price"),
  optionalColumn("description"),
  optionalColumn("brand"),
  optionalColumn("category", "category_path"),
  optionalColumn("compareAt", "list_price", "old_price"),
  optionalColumn("currency"),
  optionalColumn("stock", "quantity"),
  optionalColumn("image", "image_url"),
  optionalColumn("status"),
  optionalColumn("createdAt", "created_at"),
];

const LARGEST_PRICE = 2 ** 31 - 1;
const LONGEST = { sku: 64, name: 200, description: 5_000, brand: 100, category: 200 };
const currencySchema = z.string().regex(/^[A-Z]{3}$/);

/** `Home > Kitchen > Mugs`; without `>` a `/` separates. */
export function splitCategory(text: string): string[] {
  const parts = text.split(text.includes(">") ? ">" : "/");
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

class Refusal extends Error {}

function refuseUnless(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new Refusal(reason);
}

function readPrice(text: string, label: string, currency: string): number {
  const amount = parseMoney(text, currency);
  const hint = /\d,\d/.test(text) ? " (decimals need a point)" : "";
  refuseUnless(amount !== null, `${label} "${text}" must be an amount like 12.50${hint}`);
  refuseUnless(amount >= 0, `${label} "${text}" is negative`);
  refuseUnless(amount <= LARGEST_PRICE, `${label} "${text}" is too large`);
  return amount;
}

function readImage(text: string): string | null {
  if (text === "") return null;
  const ok = text.startsWith("/") ? !text.startsWith("//") : /^https?:\/\/[^\s]+$/.test(text);
  refuseUnless(ok && text.length <= 2_000, `image "${text}" is neither a path nor an http(s) address`);
  return text;
}

function readOptionalTime(text: string, now: number): number | null {
  if (text === "") return null;
  const at = readTime(text);
  refuseUnless(at !== null, `createdAt "${text}" is not a date`);
  refuseUnless(at <= now, `createdAt "${text}" lies in the future`);
  return at;
}

function readStock(text: string): number | null {
  if (text === "") return null;
  refuseUnless(/^\d{1,9}$/.test(text), `stock "${text}" must be a whole number, 0 or more`);
  return Number(text);
}

function readDraft({ values }: SourceRow, options: FormatOptions): ProductDraft {
  const [sku = "", name = "", price = "", description = "", brand = "", category = ""] = values;
  const [compareAt = "", currencyText = "", stock = "", image = "", status = "", createdAt = ""] =
    values.slice(6);
  refuseUnless(sku !== "", "no sku");
  refuseUnless(name !== "", "no name");
  for (const [label, text] of Object.entries({ sku, name, description, brand, category })) {
    const longest = LONGEST[label as keyof typeof LONGEST];
    refuseUnless(text.length <= longest, `${label} is longer than ${longest} characters`);
  }
  const currency = currencyText || options.currency;
  refuseUnless(currencySchema.safeParse(currency).success, `currency "${currency}" must be a code like EUR`);
  const priceAmount = readPrice(price, "price", currency);
  const compareAtAmount = compareAt === "" ? null : readPrice(compareAt, "compareAt", currency);
  refuseUnless(["", "active", "hidden"].includes(status), `status "${status}" must be active or hidden`);
  return {
    sku,
    name,
    description,
    brand,
    category: splitCategory(category),
    priceAmount,
    compareAtAmount: compareAtAmount !== null && compareAtAmount > priceAmount ? compareAtAmount : null,
    currency,
    stock: readStock(stock),
    image: readImage(image),
    hidden: status === "hidden",
    attributes: {},
    createdAt: readOptionalTime(createdAt, options.now),
  };
}

function tryDraft(row: SourceRow, options: FormatOptions): Verdict<ProductDraft> {
  try {
    return { item: readDraft(row, options) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { reject: error.message, group: error.message.replace(/".*"/, "…") };
  }
}

function startSurvey(options: FormatOptions): Survey {
  const uncategorised = new Map<string, string>();
  return {
    see(row) {
      const draft = itemOf(tryDraft(row, options));
      if (draft?.category.length === 0) uncategorised.set(draft.sku, draft.name);
    },
    async finish(): Promise<Prepared> {
      const derived = deriveCategories([...uncategorised.values()]);
      const categoryOf = new Map([...uncategorised.keys()].map((sku, i) => [sku, derived[i]]));
      const seen = new Map<string, { line: number; content: string }>();
      const notes =
        uncategorised.size > 0
          ? [`${uncategorised.size} products had no category; theirs were derived from their names.`]
          : [];
      return {
        products: [],
        notes,
        holds: "products",
        judge(row) {
          const verdict = tryDraft(row, options);
          if (!isTaken(verdict)) return verdict;
          const draft = verdict.item;
          const content = JSON.stringify(draft);
          const earlier = seen.get(draft.sku);
          if (earlier?.content === content) return "duplicate";
          if (earlier) {
            const reason = `sku "${draft.sku}" is in line ${earlier.line} already, with other values`;
            return { reject: reason, group: "the sku is in the file already, with other values" };
          }
          seen.set(draft.sku, { line: row.line, content });
          const category =
            draft.category.length > 0 ? draft.category : (categoryOf.get(draft.sku) ?? ["Other"]);
          return { item: { ...draft, category } };
        },
      };
    },
  };
}

/** A catalog as CSV or JSON Lines. Columns and rules in docs/data.md. */
export const openCatalog: OpenFormat = async (path, options) => {
  const facts = await inspectFile(path);
  return {
    hash: facts.hash,
    bytes: facts.bytes,
    table: await openTable(facts, mapColumns(COLUMNS, options.columns), {
      delimiter: options.delimiter,
      hint: mapHint(COLUMNS),
    }),
    source: "catalog",
    startSurvey: () => startSurvey(options),
  };
};
