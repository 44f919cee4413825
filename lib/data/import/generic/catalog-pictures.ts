import { readImagesCell } from "../cells/read-images";
import type { RowCells } from "../cells/row-cells";
import type { ProductField } from "../contract/import-format";
import { AT } from "./catalog-columns";

/** Pictures one product has. */
const MOST_IMAGES = 30;

/** The pictures of a row and what it says of them. */
export interface Pictures {
  /** null: none, or the row does not say. */
  image: string | null;
  gallery: string[];
  says: ProductField[];
}

/**
 * The first picture of a row and those behind it. A new product without one takes the first of its gallery.
 *
 * @param speaks whether a cell says something even where no address is in it
 */
export function readPictures(
  cells: RowCells,
  {
    imageBase,
    isNew,
    speaks,
  }: { imageBase: string | undefined; isNew: boolean; speaks: (place: number) => boolean },
): Pictures {
  const first = readImagesCell(cells, AT.image, imageBase);
  const further = readImagesCell(cells, AT.gallery, imageBase);
  const all = [...new Set([...first.addresses, ...further.addresses])].slice(0, MOST_IMAGES);
  const says: ProductField[] = [];
  if (first.addresses.length > 0 || (first.odd.length === 0 && speaks(AT.image))) says.push("image");
  const hasMore = further.addresses.length > 0 || first.addresses.length > 1;
  if (hasMore || speaks(AT.gallery)) says.push("gallery");
  const [image = null] = first.addresses.length > 0 || isNew ? all : [];
  return { image, gallery: all.filter((address) => address !== image), says };
}
