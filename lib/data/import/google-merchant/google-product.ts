import { readTime } from "@/lib/data/formats/time";
import type { Verdict } from "@/lib/data/formats/verdict";
import type { DecimalMark } from "@/lib/platform/read-amount";
import { toSlug } from "@/lib/platform/slug";
import { cleanCode, cleanLine, saysNothing } from "@/lib/platform/clean-words";
import { splitCategory } from "../cells/read-category";
import { readImagesCell } from "../cells/read-images";
import { readMoneyCell, readOptionalMoney } from "../cells/read-money";
import { readStock, readStockCell, SOME_PIECES } from "../cells/read-stock";
import { quote, Refusal, refuseUnless, RowCells } from "../cells/row-cells";
import { LONGEST, readDescriptionCell, readLineCell } from "../cells/text-cells";
import type { ProductDraft, ProductField, VariantDraft } from "../contract/import-format";
import { type KnownProduct } from "../contract/shop-products";
import { assembleProduct, type Codes, type ProductFacts } from "../grouped/assemble";
import type { GatheredRow } from "../grouped/grouped-survey";
import type { ExportReading } from "../grouped/open-export";
import { readAttributes } from "./attributes";
import { AT, OPTIONS } from "./columns";
import { sharedName } from "./shared-name";

/** What is the same for all products of a feed. */
export interface GoogleReading extends ExportReading {
  mark: DecimalMark;
  codes: Codes;
  /** What most prices are in. */
  currency: string;
}

/** The name under which a group of items is found again. */
export const handleOfGroup = (group: string): string => `google:${group}`;

/** What stands for a choice an item does not name. */
const UNNAMED = "–";

/** One product of a feed: an item, or all items of a group. */
export class GoogleProduct {
  readonly #cells: RowCells[];
  readonly #group: string;
  readonly #known: KnownProduct | undefined;
  readonly #currency: string;

  /** @param rows never none */
  constructor(
    rows: readonly GatheredRow[],
    private readonly reading: GoogleReading,
  ) {
    const { shop, options, names } = reading;
    this.#cells = rows.map((row) => new RowCells({ ...row, problem: null }, names));
    this.#group = cleanCode(rows[0]?.values[AT.group] ?? "");
    const id = cleanCode(rows[0]?.values[AT.id] ?? "");
    this.#known =
      this.#group === ""
        ? shop.bySku.get(id)
        : (shop.byHandle.get(handleOfGroup(this.#group)) ?? shop.bySku.get(this.#group));
    this.#currency = options.currency ?? reading.currency;
  }

  /** What becomes of each item. */
  assemble(): Verdict<ProductDraft>[] {
    const verdicts: (Verdict<ProductDraft> | null)[] = this.#cells.map(() => null);
    const names = this.#optionNames();
    const taken = new Map<string, string>();
    const variants = this.#cells.flatMap((cells, i) => {
      try {
        return [this.#readVariant(cells, names, taken)];
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        verdicts[i] = { reject: error.message, group: error.message.replace(/".*"/, "…") };
        return [];
      }
    });
    const [main] = this.#cells.filter((_, i) => verdicts[i] === null);
    if (main === undefined) return verdicts.map((verdict) => verdict ?? { reject: "no price" });
    const only = names.length === 0 ? variants[0]?.sku : undefined;
    const facts = this.#readFacts(main, only);
    if (facts.name === "") return verdicts.map((verdict) => verdict ?? { reject: "no title" });
    const optionNames = names.map(([, name]) => name);
    const draft = assembleProduct(facts, optionNames, this.#withCodes(variants), this.#readImages());
    return verdicts.map((verdict, i) => verdict ?? { item: draft, remarks: this.#cells[i]?.remarks ?? [] });
  }

  /** What the items of a group differ in; of a single one, all it names. */
  #optionNames(): (readonly [place: number | null, name: string])[] {
    if (this.#group === "") return [];
    const valuesOf = (place: number) => new Set(this.#cells.map((cells) => cleanLine(cells.text(place))));
    const named = OPTIONS.filter(([place]) => [...valuesOf(place)].some((value) => value !== ""));
    if (this.#cells.length === 1) return named;
    const differing = named.filter(([place]) => valuesOf(place).size > 1);
    return differing.length > 0 ? differing : [[null, "Item"]];
  }

  #readVariant(
    cells: RowCells,
    names: readonly (readonly [place: number | null, name: string])[],
    taken: Map<string, string>,
  ): VariantDraft {
    const sku = cleanCode(cells.text(AT.id));
    refuseUnless(sku.length <= LONGEST.sku, `id is longer than ${LONGEST.sku} characters`);
    const values = names.map(
      ([place]) => (place === null ? sku : cleanLine(cells.text(place)).replaceAll("\n", ", ")) || UNNAMED,
    );
    const chosen = values.join("\n");
    const twin = taken.get(chosen);
    refuseUnless(
      twin === undefined || names.length === 0,
      `${quote(values.join(" / "))} is the item ${quote(twin ?? "")} of its group already`,
    );
    const { price, compareAt, currency } = this.#readPrices(cells);
    taken.set(chosen, sku);
    return {
      sku,
      values,
      priceAmount: price,
      compareAtAmount: compareAt,
      costAmount: readOptionalMoney(cells, AT.cost, { currency, mark: this.reading.mark }),
      stock: this.#readPieces(cells, sku),
      image: this.#group === "" ? null : (this.#imagesOf(cells, AT.image)[0] ?? null),
      hidden: this.#group === "" ? false : this.#isExpired(cells),
    };
  }

  /** The price of today: the lower one while a sale is on. */
  #readPrices(cells: RowCells): { price: number; compareAt: number | null; currency: string } {
    const text = cells.text(AT.price);
    refuseUnless(!saysNothing(text), "no price");
    const regular = readMoneyCell(text, this.#currency, this.reading.mark);
    if (typeof regular === "string") throw new Refusal(`price ${quote(text)} ${regular}`);
    const { amount, currency } = regular;
    refuseUnless(
      this.#group === "" || currency === this.#currency,
      `price ${quote(text)} is not in ${this.#currency} as others are`,
    );
    const sale = this.#saleIsOn(cells)
      ? readOptionalMoney(cells, AT.salePrice, { currency, mark: this.reading.mark })
      : null;
    return sale !== null && sale < amount
      ? { price: sale, compareAt: amount, currency }
      : { price: amount, compareAt: null, currency };
  }

  /** A sale without dates is on. */
  #saleIsOn(cells: RowCells): boolean {
    const text = cells.text(AT.saleDates);
    if (saysNothing(text)) return true;
    const { now } = this.reading.options;
    const [from, until] = text.split("/").map((part) => readTime(part.trim()));
    if (from === null || from === undefined || until === null || until === undefined) {
      cells.remark(AT.saleDates, "is no two times with / between them: the sale price is left out");
      return false;
    }
    return from <= now && now < until;
  }

  /** Pieces where they are counted; else what is said of their being there. */
  #readPieces(cells: RowCells, sku: string): number | null {
    const before = this.reading.shop.variants.get(sku)?.stock ?? this.#known?.stock ?? 0;
    const { pieces } = readStock(cells.text(AT.availability));
    if (pieces === 0) return 0;
    const counted = readStockCell(cells, AT.quantity, before);
    // That something is there without a number is what feeds usually say.
    if (counted !== null || pieces !== "some") return counted;
    return before > 0 ? null : SOME_PIECES;
  }

  #isExpired(cells: RowCells): boolean {
    const at = readTime(cells.text(AT.expires));
    return at !== null && at <= this.reading.options.now;
  }

  /** Variants with codes: their own, unless another product's variant has it. */
  #withCodes(variants: readonly VariantDraft[]): VariantDraft[] {
    return variants.map((variant) => {
      const made = `${variant.sku}-${toSlug(variant.values.join(" ")) || "variant"}`;
      return { ...variant, sku: this.reading.codes.forVariant([variant.sku, made], this.#known) };
    });
  }

  #imagesOf(cells: RowCells, place: number): string[] {
    return readImagesCell(cells, place, this.reading.options.imageBase).addresses;
  }

  #readImages(): string[] {
    const first = this.#cells.flatMap((cells) => this.#imagesOf(cells, AT.image));
    const further = this.#cells.flatMap((cells) => this.#imagesOf(cells, AT.gallery));
    return [...new Set([...first, ...further])];
  }

  #readFacts(cells: RowCells, onlySku: string | undefined): ProductFacts {
    const { table, options, codes } = this.reading;
    const says = new Set<ProductField>(["currency"]);
    const note = (field: ProductField, place: number, isEmpty: boolean) => {
      if (table.has(place) && (!isEmpty || options.clearEmpty)) says.add(field);
    };
    const titles = this.#cells.map((each) => readLineCell(each, AT.title, LONGEST.name));
    const name = sharedName(titles) || (this.#known?.name ?? "");
    const { text, html } = readDescriptionCell(cells, AT.description);
    const brand = readLineCell(cells, AT.brand, LONGEST.brand);
    const category = this.#readCategory(cells);
    const attributes = readAttributes(this.#cells);
    note("name", AT.title, name === "");
    note("description", AT.description, text === "");
    note("brand", AT.brand, brand === "");
    if (category.length > 0) says.add("category");
    if (Object.keys(attributes).length > 0) says.add("attributes");
    if (table.has(AT.expires)) says.add("status");
    const facts: ProductFacts = {
      says,
      sku: codes.forProduct(this.#group === "" ? [onlySku ?? ""] : [this.#group, onlySku ?? ""], this.#known),
      name,
      description: text,
      descriptionHtml: html,
      brand,
      category,
      currency: this.#currencyOf(cells),
      hidden: this.#cells.every((each) => this.#isExpired(each)),
      attributes,
    };
    return this.#group === "" ? facts : { ...facts, handle: handleOfGroup(this.#group) };
  }

  #currencyOf(cells: RowCells): string {
    const money = readMoneyCell(cells.text(AT.price), this.#currency, this.reading.mark);
    return typeof money === "string" ? this.#currency : money.currency;
  }

  /** The shop's own path; Google's where it is words and no number. */
  #readCategory(cells: RowCells): string[] {
    const [own = ""] = cells.text(AT.productType).split("\n");
    const googles = cells.text(AT.googleCategory);
    const given = own !== "" ? own : /^\d+$/.test(googles) ? "" : googles;
    return splitCategory(given);
  }
}
