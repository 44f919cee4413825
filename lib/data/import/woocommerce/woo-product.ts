import { readTime } from "@/lib/data/formats/time";
import type { Verdict } from "@/lib/data/formats/verdict";
import type { DecimalMark } from "@/lib/platform/read-amount";
import { toSlug } from "@/lib/platform/slug";
import { cleanLine, cutText, isNoText, saysNothing } from "@/lib/platform/clean-words";
import { splitCategory } from "../cells/read-category";
import { readImagesCell } from "../cells/read-images";
import { readMoneyCell, readOptionalMoney } from "../cells/read-money";
import { readHidden } from "../cells/read-status";
import { readStock, readStockCell } from "../cells/read-stock";
import { Refusal, RowCells } from "../cells/row-cells";
import { LONGEST, readDescriptionCell, readLineCell, readWords } from "../cells/text-cells";
import type { ProductDraft, ProductField, VariantDraft } from "../contract/import-format";
import { type KnownProduct, settleCurrency } from "../contract/shop-products";
import type { ExportReading } from "../grouped/open-export";
import { assembleProduct, type Codes, type ProductFacts } from "../grouped/assemble";
import { AT } from "./columns";
import { findNameless } from "./find-nameless";
import { attributesOf, splitList, type WooRow } from "./woo-rows";

/** What is the same for all products of a file. */
export interface WooReading extends ExportReading {
  mark: DecimalMark;
  codes: Codes;
  /** Products of the shop that a row of the file is already; at first those it names by their IDs. */
  claimed: Set<KnownProduct>;
}

/** A value a variation leaves open: it fits any. */
const ANY = "Any";
const DEFAULT_STOCK = 100;

/** The name under which WooCommerce's product of a number is found again. */
export const handleOfNumber = (id: string): string => `woo:${id}`;

/** The same of a row; files made by hand have no numbers. */
export const handleOf = ({ id }: WooRow): string | undefined => (id === "" ? undefined : handleOfNumber(id));

/** One product of an export: a row of its own and, of a variable one, the rows of its variations. */
export class WooProduct {
  readonly #cells: RowCells;
  readonly #known: KnownProduct | undefined;
  readonly #currency: string;

  constructor(
    private readonly main: WooRow,
    private readonly variations: readonly WooRow[],
    private readonly reading: WooReading,
  ) {
    const { shop, options } = reading;
    this.#cells = this.#cellsOf(main);
    this.#known = shop.byHandle.get(handleOf(main) ?? "") ?? this.#findByCode() ?? this.#findNameless();
    if (this.#known) reading.claimed.add(this.#known);
    this.#currency = options.currency ?? this.#known?.currency ?? settleCurrency(null, shop);
  }

  /** A code that has moved to another ID is not that product, as long as the file speaks of that itself. */
  #findByCode(): KnownProduct | undefined {
    const found = this.reading.shop.bySku.get(this.main.sku);
    return found && !this.reading.claimed.has(found) ? found : undefined;
  }

  /** A code that is another product's, as other rows say, is as good as none: before, it got one of its name as well. */
  #findNameless(): KnownProduct | undefined {
    const { id, sku } = this.main;
    const name = cutText(cleanLine(this.#cells.text(AT.name)), LONGEST.name);
    const { shop, claimed } = this.reading;
    const hasOwnCode = sku !== "" && !shop.bySku.has(sku);
    return id === "" && !hasOwnCode && !isNoText(name) ? findNameless(name, shop, claimed) : undefined;
  }

  /** What becomes of each of its rows, by their places. */
  assemble(): Map<number, Verdict<ProductDraft>> {
    const verdicts = new Map<number, Verdict<ProductDraft>>();
    const { place, kind } = this.main;
    const rejectAll = (reject: string) => {
      for (const row of [this.main, ...this.variations])
        if (!verdicts.has(row.place)) verdicts.set(row.place, { reject });
      return verdicts;
    };
    if (kind === "grouped")
      return rejectAll("a grouped product has no price of its own: its products are sold one by one");
    if (this.#cells.text(AT.name) === "" && !this.#known) return rejectAll("no Name");
    const names = this.#optionNames();
    const withCells: { row: WooRow; cells: RowCells; variant: VariantDraft }[] = [];
    const rows = kind === "variable" ? this.variations : [this.main];
    for (const row of rows) {
      const cells = row === this.main ? this.#cells : this.#cellsOf(row);
      try {
        withCells.push({ row, cells, variant: this.#readVariant(row, cells, names) });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        verdicts.set(row.place, { reject: error.message, group: error.message.replace(/".*"/, "…") });
      }
    }
    const variants = withCells.map(({ variant }) => variant);
    if (variants.length === 0)
      return rejectAll(kind === "variable" ? "no variation with a price is in the file" : "no Regular price");
    if (names.length > 0) this.#shareStock(variants);
    const facts = this.#readFacts();
    const draft = assembleProduct(
      facts,
      names,
      this.#withCodes(variants, facts.sku),
      this.#readImages(withCells),
    );
    verdicts.set(place, verdicts.get(place) ?? { item: draft, remarks: this.#cells.remarks });
    for (const { row, cells } of withCells) verdicts.set(row.place, { item: draft, remarks: cells.remarks });
    return verdicts;
  }

  #cellsOf({ row }: WooRow): RowCells {
    // Exports write the end of a line as a backslash and an n.
    const values = row.values.map((value) => value.replaceAll("\\n", "\n"));
    return new RowCells({ ...row, values, problem: null }, this.reading.names);
  }

  /** The attributes in which its variations differ or have a value. */
  #optionNames(): string[] {
    if (this.main.kind !== "variable") return [];
    const used = new Set(this.variations.flatMap(({ row }) => attributesOf(row).map(({ name }) => name)));
    const own = attributesOf(this.main.row).map(({ name }) => name);
    const ordered = [
      ...own.filter((name) => used.has(name)),
      ...[...used].filter((name) => !own.includes(name)),
    ];
    return ordered.length > 0 || this.variations.length === 0 ? ordered : ["Option"];
  }

  #readVariant({ row, sku }: WooRow, cells: RowCells, names: readonly string[]): VariantDraft {
    const given = new Map(attributesOf(row).map(({ name, values }) => [name, values.join(", ")]));
    const values = names.map(
      (name) => given.get(name) || (name === "Option" ? cells.text(AT.name) : "") || ANY,
    );
    const { price, compareAt, currency } = this.#readPrices(cells);
    const before = this.reading.shop.variants.get(sku)?.stock ?? this.#known?.stock ?? 0;
    return {
      sku,
      values,
      priceAmount: price,
      compareAtAmount: compareAt,
      costAmount: readOptionalMoney(cells, AT.cost, { currency, mark: this.reading.mark }),
      stock: this.#readStock(cells, before),
      image: row === this.main.row ? null : (this.#imagesOf(cells)[0] ?? null),
      hidden: row === this.main.row ? false : this.#readHidden(cells) === true,
    };
  }

  /** The price of today: the lower one while a sale is on. */
  #readPrices(cells: RowCells): { price: number; compareAt: number | null; currency: string } {
    const text = cells.text(AT.price);
    const regular = saysNothing(text)
      ? "no Regular price"
      : readMoneyCell(text, this.#currency, this.reading.mark);
    if (typeof regular === "string") {
      throw new Refusal(saysNothing(text) ? regular : `Regular price "${text}" ${regular}`);
    }
    const { amount, currency } = regular;
    const sale = this.#saleIsOn(cells)
      ? readOptionalMoney(cells, AT.salePrice, { currency, mark: this.reading.mark })
      : null;
    return sale !== null && sale < amount
      ? { price: sale, compareAt: amount, currency }
      : { price: amount, compareAt: null, currency };
  }

  #saleIsOn(cells: RowCells): boolean {
    const { now } = this.reading.options;
    const starts = readTime(cells.text(AT.saleStarts)) ?? now;
    return starts <= now && (readTime(cells.text(AT.saleEnds)) ?? now) >= now;
  }

  /** Pieces, or nothing when it says that there are none; without a number, some. */
  #readStock(cells: RowCells, before: number): number | null {
    const { pieces } = readStock(cells.text(AT.inStock));
    if (pieces === 0) return 0;
    const counted = readStockCell(cells, AT.stock, before);
    if (counted !== null || !saysNothing(cells.text(AT.stock))) return counted;
    // Counted for the product as a whole: shared out below.
    if (cells !== this.#cells && this.#wholeStock() !== null) return null;
    // `In stock? 1` without a number: it is there, nobody counts it.
    return pieces !== null && before === 0 && this.#known !== undefined ? DEFAULT_STOCK : null;
  }

  /** Pieces of the product as a whole; null where they are not counted. */
  #wholeStock(): number | null {
    const { pieces } = readStock(this.#cells.text(AT.stock));
    return typeof pieces === "number" ? pieces : null;
  }

  /** Pieces counted for the product as a whole are shared out, so that together no more are sold. */
  #shareStock(variants: VariantDraft[]): void {
    const whole = this.#wholeStock();
    const open = variants.filter(({ stock }) => stock === null);
    if (whole === null || open.length === 0) return;
    open.forEach((variant, i) => {
      variant.stock = Math.floor(whole / open.length) + (i < whole % open.length ? 1 : 0);
    });
    this.#cells.remark(AT.stock, "is of the product as a whole: shared out among its variations");
  }

  /** Variants with codes: their own, else made of the product's and what is chosen. */
  #withCodes(variants: readonly VariantDraft[], productSku: string): VariantDraft[] {
    return variants.map((variant) => {
      const made = `${productSku}-${toSlug(variant.values.join(" ")) || "variant"}`;
      return { ...variant, sku: this.reading.codes.forVariant([variant.sku, made], this.#known) };
    });
  }

  #imagesOf(cells: RowCells): string[] {
    return readImagesCell(cells, AT.images, this.reading.options.imageBase).addresses;
  }

  #readImages(variants: readonly { row: WooRow; cells: RowCells }[]): string[] {
    const others = variants.filter(({ row }) => row !== this.main);
    return [
      ...new Set(
        [this.#cells, ...others.map(({ cells }) => cells)].flatMap((cells) => this.#imagesOf(cells)),
      ),
    ];
  }

  #readFacts(): ProductFacts {
    const cells = this.#cells;
    const { table, options, codes } = this.reading;
    const says = new Set<ProductField>(["currency"]);
    const note = (field: ProductField, places: readonly number[], isEmpty: boolean) => {
      if (places.some((place) => table.has(place)) && (!isEmpty || options.clearEmpty)) says.add(field);
    };
    const long = readDescriptionCell(cells, AT.description);
    const { text, html } = long.text === "" ? readDescriptionCell(cells, AT.shortDescription) : long;
    const brand = readLineCell(cells, AT.brands, LONGEST.brand);
    const paths = splitList(cells.text(AT.categories)).map((path) =>
      splitCategory(path.replaceAll("/", "\u2215")),
    );
    const deepest = Math.max(0, ...paths.map((path) => path.length));
    // A name may have a slash; here only ">" parts.
    const category = (paths.find((path) => path.length === deepest) ?? []).map((name) =>
      name.replaceAll("\u2215", "/"),
    );
    const attributes = this.#readAttributes(paths.length > 1);
    const name = readLineCell(cells, AT.name, LONGEST.name) || (this.#known?.name ?? "");
    const hidden = this.#readHidden(cells);
    note("name", [AT.name], name === "");
    note("description", [AT.description, AT.shortDescription], text === "");
    note("brand", [AT.brands], brand === "");
    note("attributes", [AT.tags], Object.keys(attributes).length === 0);
    if (category.length > 0) says.add("category");
    if (hidden !== null) says.add("status");
    const { id, sku } = this.main;
    const facts: ProductFacts = {
      says,
      sku: codes.forProduct([sku, id === "" ? "" : `woo-${id}`, toSlug(name)], this.#known),
      name,
      description: text,
      descriptionHtml: html,
      brand,
      category,
      currency: this.#currency,
      hidden: hidden ?? false,
      attributes,
    };
    const handle = handleOf(this.main);
    return handle === undefined ? facts : { ...facts, handle };
  }

  /** Tags, further categories, and the attributes there is nothing to choose of. */
  #readAttributes(hasMoreCategories: boolean): Record<string, string | string[]> {
    const found: Record<string, string | string[]> = {};
    const chosen = new Set(this.#optionNames());
    for (const { name, values } of attributesOf(this.main.row)) {
      if (!chosen.has(name) && values.length > 0) found[name] = readWords(values);
    }
    const tags = readWords(splitList(this.#cells.text(AT.tags)));
    if (tags.length > 0) found.tags = tags;
    if (hasMoreCategories) found.categories = readWords(splitList(this.#cells.text(AT.categories)));
    return found;
  }

  /** Published 1 is on sale; 0 is private, −1 a draft. null: the file does not say. */
  #readHidden(cells: RowCells): boolean | null {
    if (cells.text(AT.visibility).toLowerCase() === "hidden") return true;
    const text = cells.text(AT.published);
    if (saysNothing(text)) return null;
    const hidden = readHidden(text);
    if (hidden === null) cells.remark(AT.published, "is neither 1, 0 nor -1: left out");
    return hidden;
  }
}
