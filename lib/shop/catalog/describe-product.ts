/** What a product says of itself, for comparing it with others. */
export interface ProductDescription {
  id: number;
  categoryId: number;
  /** Name and the beginning of the description, as plain text. */
  text: string;
  /** Brand and attributes as `name=value`. */
  attributes: string[];
}

/** A row with these columns of `products p`; the first parameter is `TEXT_LENGTH`. */
export const DESCRIPTION_COLUMNS = `p.id, p.category_id, left(p.name || '. ' || p.description, $1) as text, p.brand, p.attributes`;

/** What a description says further on is about delivery rather than the product. */
export const TEXT_LENGTH = 600;

export interface DescriptionRow {
  id: number;
  category_id: number;
  text: string;
  brand: string;
  attributes: unknown;
}

const TAG = /<[^>]*>/g;

/** The one reading of such a row. */
export function toDescription(row: DescriptionRow): ProductDescription {
  const { id, text, brand, attributes } = row;
  const named = typeof attributes === "object" && attributes !== null ? Object.entries(attributes) : [];
  const told = named.flatMap(([name, value]) =>
    ["string", "number", "boolean"].includes(typeof value) ? [`${name}=${String(value)}`] : [],
  );
  return {
    id,
    categoryId: row.category_id,
    text: text.replace(TAG, " "),
    attributes: [...(brand === "" ? [] : [`brand=${brand}`]), ...told],
  };
}
