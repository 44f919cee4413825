const WIDEST_ROW = 4;
const COLUMNS = 12;

/**
 * How wide each of `count` tiles is, in twelfths, so that every row is full: as few rows as possible of at most four
 * tiles, the shorter rows first. Seven tiles are three and four: `[4, 4, 4, 3, 3, 3, 3]`.
 */
export function spreadRows(count: number): number[] {
  const rows = Math.ceil(count / WIDEST_ROW);
  return Array.from({ length: rows }, (_, row) => {
    const tiles = Math.floor((count + row) / rows);
    return Array.from({ length: tiles }, () => COLUMNS / tiles);
  }).flat();
}
