import type { Verdict } from "@/lib/data/formats/verdict";
import type { DecimalMark } from "@/lib/platform/read-amount";
import { toSlug } from "@/lib/platform/slug";
import { cleanCode, cleanLine, saysNothing } from "@/lib/platform/clean-words";
import { splitCategory } from "../cells/read-category";
import { readImagesCell } from "../cells/read-images";
import { readMoneyCell, readOptionalMoney } from "../cells/read-money";
import { readHidden } from "../cells/read-status";
import { readStockCell } from "../cells/read-stock";
import { RowCells } from "../cells/row-cells";
import { LONGEST, readDescriptionCell, readLineCell, readWords } from "../cells/text-cells";
import type { ProductDraft, ProductField, VariantDraft } from "../contract/import-format";
import { type KnownProduct, settleCurrency } from "../contract/shop-products";
import type { ExportReading } from "../grouped/open-export";
import { assembleProduct, type Codes, type ProductFacts } from "../grouped/assemble";
import type { GatheredRow } from "../grouped/grouped-survey";
import { AT, OPTIONS } from "./columns";

/** What is the same for all products of a file. */
export interface ShopifyReading extends ExportReading {
  mark: DecimalMark;
  codes: Codes;
}

type RowVerdict = Verdict<ProductDraft> | { part: true };

/** One product of an export: all rows of its handle. */
export class ShopifyProduct {
  readonly #cells: RowCells[];
  readonly #verdicts: RowVerdict[];
  #known: KnownProduct | undefined;
  readonly #currency: string;
  readonly #chosen = new Map<string, { line: number; content: string }>();

  constructor(
    private readonly handle: string,
    private readonly rows: readonly GatheredRow[],
    private readonly reading: ShopifyReading,
  ) {
    const { shop, options, names } = reading;
    this.#cells = rows.map((row) => new RowCells({ ...row, problem: null }, names));
    this.#verdicts = rows.map(() => ({ part: true }));
    this.#known = shop.byHandle.get(handle) ?? shop.bySku.get(handle);
    this.#currency = options.currency ?? this.#known?.currency ?? settleCurrency(null, shop);
  }

  /** What becomes of each row. */
  assemble(): Verdict<ProductDraft>[] {
    const main = this.#cells.find((cells) => cells.text(AT.title) !== "");
    if (!main && !this.#known) return this.#rejectAll(`no row of the handle "${this.handle}" has a Title`);
    const names = this.#optionNames();
    const images = this.#readImages();
    const variants = this.#cells.flatMap((cells, i) => this.#readVariant(cells, i, names.length) ?? []);
    if (variants.length === 0) return this.#rejectAll(`no row of the handle "${this.handle}" has a price`);
    if (names.length === 0) this.#known ??= this.#adopt(variants[0]?.sku ?? "");
    const facts = this.#readFacts(main ?? this.#cells[0], names.length === 0 ? variants[0]?.sku : undefined);
    const draft = assembleProduct(facts, names, this.#withCodes(variants, facts.sku), images);
    return this.#verdicts.map((verdict, i) =>
      typeof verdict === "object" && "part" in verdict
        ? { item: draft, remarks: this.#cells[i]?.remarks ?? [] }
        : verdict,
    );
  }

  /** A product of the shop that came without a handle and has the code of this one. */
  #adopt(sku: string): KnownProduct | undefined {
    const namesake = this.reading.shop.bySku.get(sku);
    return namesake?.handle === null && !namesake.hasVariants ? namesake : undefined;
  }

  #rejectAll(reject: string): Verdict<ProductDraft>[] {
    const group = reject.replace(/".*"/, "…");
    return this.#verdicts.map((verdict) =>
      typeof verdict === "object" && "part" in verdict ? { reject, group } : verdict,
    );
  }

  /** `Size`, `Colour`; none for the one form that exports call `Title: Default Title`. */
  #optionNames(): string[] {
    const names = OPTIONS.map(([name]) =>
      cleanLine(this.#cells.map((cells) => cells.text(name)).find((text) => text !== "") ?? ""),
    );
    const valueOf = ([, value]: readonly [number, number]) =>
      this.#cells.map((cells) => cells.text(value)).find((text) => text !== "") ?? "";
    const last = OPTIONS.findLastIndex((option, i) => names[i] !== "" || valueOf(option) !== "");
    const used = names.slice(0, last + 1).map((name, i) => name || `Option ${i + 1}`);
    const isDefault = used.length === 1 && valueOf(OPTIONS[0] ?? [0, 0]).toLowerCase() === "default title";
    return isDefault ? [] : used;
  }

  /** All pictures, in the order of their positions, each once. */
  #readImages(): string[] {
    const found = this.#cells.flatMap((cells, order) => {
      const position = Number(cells.text(AT.imagePosition)) || order + 1;
      return this.#addresses(cells, AT.image).map((address) => ({ address, position }));
    });
    const ofVariants = this.#cells.flatMap((cells) => this.#addresses(cells, AT.variantImage));
    const sorted = found.sort((a, b) => a.position - b.position).map(({ address }) => address);
    return [...new Set([...sorted, ...ofVariants])];
  }

  #addresses(cells: RowCells, place: number): string[] {
    return readImagesCell(cells, place, this.reading.options.imageBase).addresses;
  }

  /** The variant of a row; null for a row that only has a picture, or is refused. */
  #readVariant(cells: RowCells, i: number, optionCount: number): VariantDraft | null {
    const values = OPTIONS.slice(0, optionCount).map(([, value]) => cleanLine(cells.text(value)) || "–");
    const price = cells.text(AT.price);
    const hasOptions = OPTIONS.some(([, value]) => cells.text(value) !== "");
    if (saysNothing(price) && !hasOptions && cells.text(AT.sku) === "") return null;
    const refuse = (reject: string, group = reject) => {
      this.#verdicts[i] = { reject, group };
      return null;
    };
    const row = this.rows[i];
    const key = values.join("\n");
    const content = [AT.sku, AT.stock, AT.price, AT.compareAt, AT.cost]
      .map((at) => cells.text(at))
      .join("\n");
    const earlier = this.#chosen.get(key);
    if (earlier?.content === content) {
      // A further picture, or nothing new.
      if (cells.text(AT.image) === "") this.#verdicts[i] = "duplicate";
      return null;
    }
    if (earlier) {
      const what = `"${values.join(" / ") || this.handle}"`;
      return refuse(
        `the variant ${what} is in line ${earlier.line} already`,
        "the variant is in the file already",
      );
    }
    const money = readMoneyCell(price, this.#currency, this.reading.mark);
    if (typeof money === "string") {
      const reason = saysNothing(price) ? "has no price" : `has a price "${price}" that ${money}`;
      return refuse(`the variant ${reason}`, `the variant ${reason.replace(/ ".*"/, "")}`);
    }
    this.#chosen.set(key, { line: row?.line ?? 0, content });
    const amounts = { currency: money.currency, mark: this.reading.mark };
    const compareAt = readOptionalMoney(cells, AT.compareAt, amounts);
    const sku = cleanCode(cells.text(AT.sku).replace(/^'/, ""));
    const before = this.reading.shop.variants.get(sku)?.stock ?? this.#known?.stock ?? 0;
    return {
      sku,
      values,
      priceAmount: money.amount,
      compareAtAmount: compareAt !== null && compareAt > money.amount ? compareAt : null,
      costAmount: readOptionalMoney(cells, AT.cost, amounts),
      stock: readStockCell(cells, AT.stock, before),
      image: this.#addresses(cells, AT.variantImage)[0] ?? null,
      hidden: false,
    };
  }

  /** Variants with codes: their own, else made of the product's and what is chosen. */
  #withCodes(variants: readonly VariantDraft[], productSku: string): VariantDraft[] {
    return variants.map((variant) => {
      const chosen = toSlug(variant.values.join(" ")) || "variant";
      const made = `${productSku}-${chosen}`;
      return { ...variant, sku: this.reading.codes.forVariant([variant.sku, made], this.#known) };
    });
  }

  #readFacts(main: RowCells | undefined, onlySku: string | undefined): ProductFacts {
    const cells = main ?? new RowCells({ line: 0, values: [], raw: [], problem: null }, []);
    const { table, options, codes } = this.reading;
    const says = new Set<ProductField>(["currency"]);
    const note = (field: ProductField, places: readonly number[], isEmpty: boolean) => {
      if (places.some((place) => table.has(place)) && (!isEmpty || options.clearEmpty)) says.add(field);
    };
    const name = readLineCell(cells, AT.title, LONGEST.name) || (this.#known?.name ?? "");
    const { text, html } = readDescriptionCell(cells, AT.body);
    const brand = readLineCell(cells, AT.vendor, LONGEST.brand);
    const type = readLineCell(cells, AT.type, LONGEST.category);
    const tags = readWords(cells.text(AT.tags).split(","));
    const standard = splitCategory(cells.text(AT.productCategory));
    const category = standard.length > 0 ? standard : type === "" ? [] : [type];
    const attributes: Record<string, string | string[]> = {};
    if (type !== "") attributes.type = type;
    if (tags.length > 0) attributes.tags = tags;
    note("name", [AT.title], name === "");
    note("description", [AT.body], text === "");
    note("brand", [AT.vendor], brand === "");
    if (category.length > 0) says.add("category");
    note("attributes", [AT.type, AT.tags], Object.keys(attributes).length === 0);
    const hidden = this.#readHidden(cells, says);
    const sku = codes.forProduct([onlySku ?? "", this.handle], this.#known);
    return {
      says,
      sku,
      handle: this.handle,
      name,
      description: text,
      descriptionHtml: html,
      brand,
      category,
      currency: this.#currency,
      hidden,
      attributes,
    };
  }

  /** On sale is what is active and published. */
  #readHidden(cells: RowCells, says: Set<ProductField>): boolean {
    const read = (place: number): boolean | null => {
      const text = cells.text(place);
      if (saysNothing(text)) return null;
      const hidden = readHidden(text);
      if (hidden === null) cells.remark(place, "is neither active nor hidden: left out");
      return hidden;
    };
    const said = [read(AT.status), read(AT.published)].filter((hidden) => hidden !== null);
    if (said.length > 0) says.add("status");
    return said.includes(true);
  }
}
