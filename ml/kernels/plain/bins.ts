import type { BoostingOperations } from "../operations/boosting-operations";

/** The bytes of memory that was allocated as words. */
export function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

const BOUNDS = 255;

export function binValues(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  ...[
    first,
    count,
    most,
    values,
    bounds,
    missing,
    stride,
    byRow,
    columnStride,
    byColumn,
  ]: BoostingOperations["binValues"]
): void {
  const [rows, columns] = [bytesOf(byRow), bytesOf(byColumn)];
  for (let feature = from; feature < to; feature++) {
    for (let i = 0; i < count; i++) {
      const value = values[feature * most + i];
      const bin = Number.isNaN(value) ? missing[feature] : findBin(bounds, feature * BOUNDS, value);
      rows[(first + i) * stride + feature] = bin;
      columns[feature * columnStride + first + i] = bin;
    }
  }
}

/** How many of the 255 bounds from `at` on are below the value. */
function findBin(bounds: Float64Array, at: number, value: number): number {
  let found = 0;
  for (let step = 128; step > 0; step >>= 1) if (bounds[at + found + step - 1] < value) found += step;
  return found;
}

export function sortRows(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  ...[rows, start, count, parts, column, table, sorted, lefts]: BoostingOperations["sortRows"]
): void {
  const [bins, goesLeft] = [bytesOf(column), bytesOf(table)];
  for (let part = from; part < to; part++) {
    const [first, end] = partOf(part, parts, count, start);
    let [left, right] = [first, end];
    for (let i = first; i < end; i++) {
      const row = rows[i];
      if (goesLeft[bins[row]] !== 0) sorted[left++] = row;
      else sorted[--right] = row;
    }
    lefts[part] = left - first;
  }
}

export function placeRows(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  ...[rows, start, count, parts, sorted, lefts]: BoostingOperations["placeRows"]
): void {
  const allLefts = lefts.subarray(0, parts).reduce((sum, each) => sum + each, 0);
  for (let part = from; part < to; part++) {
    const [first, end] = partOf(part, parts, count, start);
    const before = lefts.subarray(0, part).reduce((sum, each) => sum + each, 0);
    rows.set(sorted.subarray(first, first + lefts[part]), start + before);
    let at = start + allLefts + (first - start - before);
    for (let i = end - 1; i >= first + lefts[part]; i--) rows[at++] = sorted[i];
  }
}

/** First and end of a part of `count` places from `start` on. */
export function partOf(part: number, parts: number, count: number, start = 0): [first: number, end: number] {
  return [start + Math.floor((part * count) / parts), start + Math.floor(((part + 1) * count) / parts)];
}

export function addLeafValues(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  ...[rows, starts, values, scores]: BoostingOperations["addLeafValues"]
): void {
  let leaf = 0;
  for (let i = from; i < to; i++) {
    while (starts[leaf + 1] <= i) leaf++;
    scores[rows[i]] += values[leaf];
  }
}

export function walkBins(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  ...[rows, stride, byRow, nodes, tables, values, scores]: BoostingOperations["walkBins"]
): void {
  const [bins, goesLeft] = [bytesOf(byRow), bytesOf(tables)];
  for (let i = from; i < to; i++) {
    const row = rows === 0 ? i : rows[i];
    let node = 0;
    while (node >= 0) {
      const isLeft = goesLeft[256 * node + bins[row * stride + nodes[3 * node]]] !== 0;
      node = nodes[3 * node + (isLeft ? 1 : 2)] | 0;
    }
    scores[row] += values[-1 - node];
  }
}
