import type { Verdict } from "@/lib/data/formats/verdict";
import type { InteractionFact, OpenFormat, Prepared, Survey } from "../contract/import-format";
import { settleCurrency } from "../contract/shop-products";
import { locateMain } from "@/lib/platform/files/find-beside";
import { inspectFile } from "@/lib/platform/files/inspect-file";
import { openCsv } from "@/lib/platform/files/read-csv";
import { whyNoProduct } from "./product-code";
import { ProductSurvey } from "./product-survey";
import { COLUMNS, readRetailRow, type RetailRow } from "./row";

/** Why a well-formed row is not an interaction, or null. The order is that of docs/data.md. */
function whyNoInteraction(row: RetailRow, products: ReadonlySet<string>, now: number): string | null {
  const { code, price, quantity, invoice, customer, at } = row;
  const noProduct = whyNoProduct(code);
  if (noProduct !== null) return noProduct;
  if (at > now) return "the invoice date lies in the future";
  if (quantity < 0 && !invoice.toUpperCase().startsWith("C"))
    return "stock correction: negative, but no cancellation";
  if (price < 0) return "negative price";
  if (price === 0) return "no price: given away, lost or found, not sold";
  if (!products.has(code)) return "no row of this code has a product name";
  if (customer === "") return "no customer: counts for the product's name, price and stock only";
  return null;
}

function judgeRow(row: RetailRow, products: ReadonlySet<string>, now: number): Verdict<InteractionFact> {
  const reason = whyNoInteraction(row, products, now);
  if (reason !== null) return { reject: reason };
  const { invoice, code, description, quantity, at, priceText, customer, country } = row;
  return {
    item: {
      key: [invoice, code, description, quantity, at, priceText, customer, country].join("\n"),
      shopper: customer,
      product: code,
      kind: quantity < 0 ? "return" : "purchase",
      value: Math.abs(quantity),
      at,
    },
  };
}

function startSurvey(currency: string, now: number): Survey {
  const survey = new ProductSurvey();
  return {
    see(source) {
      const row = readRetailRow(source, currency);
      if (typeof row === "string" || row.price <= 0 || row.at > now || whyNoProduct(row.code) !== null)
        return;
      survey.see(row);
    },
    async finish(): Promise<Prepared> {
      const products = survey.drafts(currency);
      const known = new Set(products.map(({ sku }) => sku));
      return {
        products,
        currency,
        notes: ["Cancellations are imported as `return`, which takes the purchase back."],
        holds: "interactions",
        judge(source) {
          const row = readRetailRow(source, currency);
          if (typeof row !== "string") return judgeRow(row, known, now);
          return { reject: row, group: row.replace(/".*?"/, "…") };
        },
      };
    },
  };
}

/** UCI Online Retail: invoices of a gift wholesaler. Rules in docs/data.md. */
export const openOnlineRetail: OpenFormat = async (path, { currency, now, delimiter }) => {
  const { main } = locateMain(path, ["online_retail.csv", /retail.*\.csv$/i]);
  const facts = await inspectFile(main);
  const table = await openCsv(facts, COLUMNS, { delimiter });
  return {
    hash: facts.hash,
    bytes: facts.bytes,
    table,
    source: "online-retail",
    startSurvey: (shop) => startSurvey(settleCurrency(currency, shop), now),
  };
};
