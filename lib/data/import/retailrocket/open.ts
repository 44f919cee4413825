import { createInteractionJudge, shopRules } from "@/lib/data/formats/interactions";
import { itemOf } from "@/lib/data/formats/verdict";
import { findAllIn, findIn, locateMain } from "@/lib/platform/files/find-beside";
import { inspectFile } from "@/lib/platform/files/inspect-file";
import { openCsv } from "@/lib/platform/files/read-csv";
import { column, optionalColumn, type Table } from "@/lib/platform/files/source-row";
import {
  type FormatOptions,
  type InteractionFact,
  type Judge,
  type OpenFormat,
  type Prepared,
  type Survey,
  withKey,
} from "../contract/import-format";
import { settleCurrency } from "../contract/shop-products";
import { draftUnpriced, readPlaceholderPrice } from "../contract/unpriced-product";
import { nameCategory, readCategoryTree } from "./category-names";
import { readItemProperties } from "./item-properties";

/** In the order in which interactions are judged; the data set has no quantities. */
const COLUMNS = [
  column("visitorid"),
  column("itemid"),
  column("timestamp"),
  column("event"),
  optionalColumn("quantity"),
  optionalColumn("transactionid"),
];

function createJudge(table: Table, { kinds, now }: FormatOptions): Judge<InteractionFact> {
  // Visitors are numbered from 0 on: 0 is one of them.
  const rules = { ...shopRules(now), isNobody: () => false };
  const judgeInteraction = createInteractionJudge(table, { rules, kinds });
  return (row) =>
    withKey(judgeInteraction(row), ({ at, shopper, product }) => {
      const [, , , event = "", , transaction = ""] = row.values;
      return [at, shopper, event, product, transaction];
    });
}

function startSurvey(
  folder: string,
  judge: Judge<InteractionFact>,
  { placeholderPrice }: FormatOptions,
  currency: string,
): Survey {
  const price = readPlaceholderPrice(placeholderPrice, currency);
  const firstSeen = new Map<string, number>();
  return {
    see(row) {
      const fact = itemOf(judge(row));
      if (fact) firstSeen.set(fact.product, Math.min(fact.at, firstSeen.get(fact.product) ?? fact.at));
    },
    async finish(): Promise<Prepared> {
      const tree = await readCategoryTree(findIn(folder, ["category_tree.csv"]));
      const propertyFiles = findAllIn(folder, /^item_properties.*\.csv$/);
      const { categories, unavailable } = await readItemProperties(propertyFiles, firstSeen);
      const products = [...firstSeen].map(([sku, createdAt]) => {
        const category = categories.get(sku);
        const path = category === undefined ? ["All products"] : nameCategory(category, tree);
        const stock = unavailable.has(sku) ? 0 : null;
        return draftUnpriced(
          { sku, name: `Product ${sku}`, category: path, createdAt, stock },
          price,
          currency,
        );
      });
      const notes = [
        "The data set has neither names nor readable prices: products are numbered, prices a placeholder.",
      ];
      if (propertyFiles.length === 0) {
        notes.push("No item_properties*.csv lies beside the events: all products are in one category.");
      }
      return { products, notes, currency, holds: "interactions", judge };
    },
  };
}

/** RetailRocket: views, carts and transactions of a shop. Rules in docs/data.md. */
export const openRetailRocket: OpenFormat = async (path, options) => {
  const { main, folder } = locateMain(path, ["events.csv"]);
  const facts = await inspectFile(main);
  const table = await openCsv(facts, COLUMNS);
  return {
    hash: facts.hash,
    bytes: facts.bytes,
    table,
    source: "retailrocket",
    startSurvey: (shop) =>
      startSurvey(folder, createJudge(table, options), options, settleCurrency(options.currency, shop)),
  };
};
