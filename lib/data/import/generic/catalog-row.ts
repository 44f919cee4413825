import { parsePublicProductId } from "@/lib/platform/ids";
import type { Table } from "@/lib/platform/files/source-row";
import { type DecimalMark, readAmount, readCurrency } from "@/lib/platform/read-amount";
import { readTime } from "@/lib/data/formats/time";
import { cutText, isNoText, saysNothing } from "@/lib/platform/clean-words";
import { splitCategory } from "../cells/read-category";
import { readMoneyCell, readOptionalMoney } from "../cells/read-money";
import { readHidden } from "../cells/read-status";
import { readStockCell } from "../cells/read-stock";
import { LONGEST, readDescriptionCell, readLineCell, readWords } from "../cells/text-cells";
import { quote, refuseUnless, type RowCells } from "../cells/row-cells";
import type { FormatOptions, ProductDraft, ProductField } from "../contract/import-format";
import {
  type KnownProduct,
  type KnownVariant,
  settleCurrency,
  type ShopProducts,
} from "../contract/shop-products";
import { summariseVariants } from "../grouped/assemble";
import { readAttributesCell } from "./catalog-attributes";
import { AT } from "./catalog-columns";
import { readPictures } from "./catalog-pictures";
import { readOptions, speaksOfVariants } from "./catalog-variants";

/** What is the same for all rows of a file. */
export interface CatalogReading {
  table: Pick<Table, "has">;
  /** What the file calls the columns. */
  names: readonly string[];
  shop: ShopProducts;
  options: FormatOptions;
  mark: DecimalMark;
  /** The currency most rows name, if they do. */
  fileCurrency: string | null;
}

/** Reads one row, cell by cell, and notes which fields it speaks of. */
export class DraftReader {
  readonly #says = new Set<ProductField>();
  #known: KnownProduct | undefined;
  #isVariant = false;

  constructor(
    private readonly cells: RowCells,
    private readonly reading: CatalogReading,
    private readonly variants: Map<string, string>,
  ) {}

  read(sku: string): ProductDraft {
    this.#checkCode(sku);
    const variant = this.#findVariant(sku);
    this.#known = variant?.product ?? this.reading.shop.bySku.get(sku);
    this.#isVariant = variant !== undefined;
    const name = this.#readName(sku);
    const { amount, currency } = this.#readPrice();
    const money = { currency, mark: this.reading.mark };
    const draft: ProductDraft = {
      says: this.#says,
      sku: variant?.sku ?? this.#known?.sku ?? sku,
      name,
      ...this.#readDescription(),
      brand: this.#readBrand(),
      category: this.#readCategory(),
      priceAmount: amount ?? 0,
      compareAtAmount: this.#readOldPrice(amount, money),
      costAmount: this.#readAmount(AT.cost, "cost", money),
      currency,
      stock: this.#readStock(variant?.stock),
      ...this.#readImages(),
      hidden: this.#readHidden(),
      attributes: this.#readAttributes(),
      createdAt: this.#readCreated(),
    };
    if (this.#isVariant) draft.isVariant = true;
    if (!this.#isVariant) this.#readVariants(draft, amount);
    this.#leaveToVariants(draft);
    return draft;
  }

  /** A code is that of a variant where no other product has it, and the row does not bring variants itself. */
  #findVariant(sku: string): KnownVariant | undefined {
    const { shop } = this.reading;
    const variant = shop.variants.get(sku);
    const product = shop.bySku.get(sku);
    const isProduct = product !== undefined && product !== variant?.product;
    return isProduct || speaksOfVariants(this.cells) ? undefined : variant;
  }

  /** With variants, price and pieces of the product are theirs. */
  #readVariants(draft: ProductDraft, price: number | null): void {
    const { shop, mark } = this.reading;
    const { sku, currency } = draft;
    const { imageBase } = this.reading.options;
    const reading = { sku, known: this.#known, shop, currency, mark, price, imageBase, taken: this.variants };
    const options = readOptions(this.cells, reading);
    if (!options) return;
    this.#says.add("options");
    Object.assign(draft, { options, ...summariseVariants(options.variants) });
  }

  #checkCode(sku: string): void {
    const { shop } = this.reading;
    refuseUnless(sku !== "", `no ${this.cells.nameOf(AT.sku)}`);
    refuseUnless(
      sku.length <= LONGEST.sku,
      `${this.cells.nameOf(AT.sku)} is longer than ${LONGEST.sku} characters`,
    );
    const namesake = shop.byNumber.get(parsePublicProductId(sku) ?? -1);
    refuseUnless(
      namesake === undefined || namesake === shop.bySku.get(sku),
      `sku "${sku}" is what the product ${quote(namesake?.sku ?? "")} of this shop is called by other programs: give it another`,
    );
  }

  /** Whether a cell speaks: it is not empty, or empty cells clear. */
  #speaks(place: number, isEmpty = saysNothing(this.cells.text(place))): boolean {
    const isThere = this.reading.table.has(place) && !this.cells.lacks(place);
    return isThere && (!isEmpty || this.reading.options.clearEmpty === true);
  }

  #readName(sku: string): string {
    const name = readLineCell(this.cells, AT.name, LONGEST.name);
    const hasColumn = this.reading.table.has(AT.name);
    const whyNot = hasColumn
      ? "no name"
      : `the shop has no product with the sku "${sku}", and the file no name for a new one`;
    refuseUnless(name !== "" || this.#known !== undefined, whyNot);
    if (name === "") return this.#known?.name ?? "";
    this.#says.add("name");
    return name;
  }

  #readCurrency(): { currency: string; stated: boolean } {
    const { options, shop, fileCurrency } = this.reading;
    const text = this.cells.text(AT.currency);
    const base = this.#known?.currency ?? settleCurrency(options.currency, shop, fileCurrency);
    // A sign is read as beside an amount.
    const named = saysNothing(text)
      ? null
      : (readCurrency(text) ?? readAmount(`1 ${text}`, base)?.currency ?? null);
    if (named === null && !saysNothing(text)) this.cells.remark(AT.currency, "is no code like EUR: left out");
    const stated = named ?? options.currency;
    const currency = stated ?? this.#known?.currency ?? settleCurrency(null, shop, fileCurrency);
    return { currency, stated: named !== null };
  }

  #readPrice(): { amount: number | null; currency: string } {
    const { currency, stated } = this.#readCurrency();
    if (stated || this.reading.options.currency !== null) this.#says.add("currency");
    const text = this.cells.text(AT.price);
    if (saysNothing(text)) {
      const isKnown = this.#known !== undefined || speaksOfVariants(this.cells);
      refuseUnless(isKnown, `no ${this.cells.nameOf(AT.price)}`);
      return { amount: null, currency };
    }
    const money = readMoneyCell(text, currency, this.reading.mark);
    const problem =
      typeof money === "string"
        ? money
        : stated && money.currency !== currency
          ? `is not in ${currency}`
          : null;
    if (typeof money === "string" || problem !== null) {
      const reason = `${this.cells.nameOf(AT.price)} "${text}" ${problem ?? ""}`;
      refuseUnless(this.#known !== undefined, reason);
      this.cells.remark(AT.price, `${problem ?? ""}: left out`);
      return { amount: null, currency };
    }
    this.#says.add("price");
    if (money.currency !== currency) {
      this.#says.add("currency");
      this.cells.remark(AT.price, `is in ${money.currency}, others are in ${currency}`);
    }
    return money;
  }

  #readAmount(place: number, field: "cost" | "compareAt", money: { currency: string; mark: DecimalMark }) {
    const amount = readOptionalMoney(this.cells, place, money);
    if (amount !== null || this.#speaks(place)) this.#says.add(field);
    // What could not be read is as if it were not there.
    if (amount === null && !saysNothing(this.cells.text(place))) this.#says.delete(field);
    return amount;
  }

  /** A former price that was not higher is none. */
  #readOldPrice(price: number | null, money: { currency: string; mark: DecimalMark }): number | null {
    const amount = this.#readAmount(AT.compareAt, "compareAt", money);
    return amount !== null && amount > (price ?? 0) ? amount : null;
  }

  #readBrand(): string {
    const text = readLineCell(this.cells, AT.brand, LONGEST.brand);
    if (this.#speaks(AT.brand, text === "")) this.#says.add("brand");
    return text;
  }

  #readDescription(): Pick<ProductDraft, "description" | "descriptionHtml"> {
    const { text, html } = readDescriptionCell(this.cells, AT.description);
    if (this.#speaks(AT.description, text === "")) this.#says.add("description");
    return { description: text, descriptionHtml: html };
  }

  #readCategory(): string[] {
    const given = this.cells.text(AT.category);
    if (isNoText(given)) return [];
    const names = splitCategory(given, this.cells.list(AT.category));
    if (names.length > 0) this.#says.add("category");
    if (names.some((name) => name.length > LONGEST.category)) {
      this.cells.remark(AT.category, `has a name longer than ${LONGEST.category} characters: cut`);
    }
    return names.map((name) => cutText(name, LONGEST.category));
  }

  #readStock(ofVariant: number | undefined): number | null {
    const pieces = readStockCell(this.cells, AT.stock, ofVariant ?? this.#known?.stock ?? 0);
    if (pieces !== null) this.#says.add("stock");
    return pieces;
  }

  #readImages(): Pick<ProductDraft, "image" | "gallery"> {
    const { imageBase } = this.reading.options;
    const speaks = (place: number) => this.#speaks(place);
    const { image, gallery, says } = readPictures(this.cells, {
      imageBase,
      speaks,
      isNew: this.#known === undefined,
    });
    for (const field of says) this.#says.add(field);
    return { image, gallery };
  }

  #readHidden(): boolean {
    const text = this.cells.text(AT.status);
    if (saysNothing(text)) return false;
    const hidden = readHidden(text);
    if (hidden === null) this.cells.remark(AT.status, "is neither active nor hidden: left out");
    else this.#says.add("status");
    return hidden ?? false;
  }

  #readAttributes(): ProductDraft["attributes"] {
    const given = readAttributesCell(this.cells);
    const found = { ...given, ...this.#readTags() };
    if (Object.keys(given).length > 0) this.#says.add("attributes");
    return found;
  }

  #readTags(): ProductDraft["attributes"] {
    const tags = readWords(this.cells.list(AT.tags) ?? this.cells.text(AT.tags).split(/[,;|]/));
    if (!this.#speaks(AT.tags, tags.length === 0)) return {};
    this.#says.add("attributes");
    return { tags };
  }

  #readCreated(): number | null {
    const text = this.cells.text(AT.createdAt);
    if (saysNothing(text)) return null;
    const at = readTime(text);
    const problem = at === null ? "is no date" : at > this.reading.options.now ? "lies in the future" : null;
    if (problem === null) return at;
    this.cells.remark(AT.createdAt, `${problem}: left out`);
    return null;
  }

  /** Price and pieces of a product with variants are those of its variants; a variant has nothing but these. */
  #leaveToVariants({ options }: ProductDraft): void {
    if (options || (!this.#isVariant && !this.#known?.hasVariants)) return;
    const dropped: ProductField[] = this.#isVariant
      ? ["name", "description", "brand", "category", "attributes", "gallery", "currency"]
      : ["price", "compareAt", "stock"];
    const said = dropped.filter((field) => this.#says.delete(field) && field !== "currency");
    if (said.length === 0) return;
    const what = this.#isVariant
      ? "names one variant of a product: only its price, stock, image and status are taken"
      : "names a product with variants: price and stock are theirs";
    this.cells.remark(AT.sku, what);
  }
}
