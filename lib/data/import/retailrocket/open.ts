import type { InteractionKind } from "@/lib/platform/db/generated/enums";
import type { FormatOptions, InteractionFact, OpenFormat, Prepared, Survey, Verdict } from "../format/format";
import { readTime } from "../format/read-time";
import { findAllIn, findIn, locateMain } from "@/lib/platform/files/find-beside";
import { inspectFile } from "@/lib/platform/files/inspect-file";
import { openCsv } from "@/lib/platform/files/read-csv";
import { column, optionalColumn, type SourceRow } from "@/lib/platform/files/source-row";
import { draftUnpriced, readPlaceholderPrice } from "../format/unpriced-product";
import { nameCategory, readCategoryTree } from "./category-names";
import { readItemProperties } from "./item-properties";

const COLUMNS = [
  column("timestamp"),
  column("visitorid"),
  column("event"),
  column("itemid"),
  optionalColumn("transactionid"),
];

const KIND_OF_EVENT: Readonly<Record<string, InteractionKind>> = {
  view: "view",
  addtocart: "cart",
  transaction: "purchase",
};

function classify({ values }: SourceRow, now: number): Verdict<InteractionFact> {
  const [timestamp = "", visitor = "", event = "", item = "", transaction = ""] = values;
  const at = readTime(timestamp);
  if (at === null) return { reject: `timestamp "${timestamp}" is no time`, group: "timestamp is no time" };
  if (at > now) return { reject: "the time lies in the future" };
  if (visitor === "") return { reject: "no visitorid" };
  if (item === "") return { reject: "no itemid" };
  const kind = KIND_OF_EVENT[event];
  if (!kind) return { reject: `unknown event "${event}"`, group: "unknown event" };
  const key = [at, visitor, event, item, transaction].join("\n");
  return { item: { key, shopper: visitor, sku: item, kind, value: 1, at } };
}

function startSurvey(folder: string, options: FormatOptions): Survey {
  const { currency, now } = options;
  const price = readPlaceholderPrice(options);
  const firstSeen = new Map<string, number>();
  return {
    see(row) {
      const verdict = classify(row, now);
      if (typeof verdict !== "object" || !("item" in verdict)) return;
      const { sku, at } = verdict.item;
      firstSeen.set(sku, Math.min(at, firstSeen.get(sku) ?? at));
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
      return { products, notes, holds: "interactions", classify: (row) => classify(row, now) };
    },
  };
}

/** RetailRocket: views, carts and transactions of a shop. Rules in docs/data.md. */
export const openRetailRocket: OpenFormat = async (path, options) => {
  const { main, folder } = locateMain(path, ["events.csv"]);
  const facts = await inspectFile(main);
  return {
    hash: facts.hash,
    bytes: facts.bytes,
    table: await openCsv(facts, COLUMNS),
    source: "retailrocket",
    startSurvey: () => startSurvey(folder, options),
  };
};
