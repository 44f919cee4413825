import { buildCsr, type Csr } from "../../linalg/sparse/csr";
import type { ItemContent } from "../model/training";
import type { ContentConfig } from "./config";
import { tokenise } from "./tokenise";

/** What decides which terms count and how much. */
export type TermConfig = Pick<ContentConfig, "minItems" | "maxShare" | "attributeWeight">;

/** Names of things, numbered as they come. */
type Numbering = Map<string, number>;

interface Block {
  readonly items: number[];
  readonly terms: number[];
  readonly counts: number[];
}

/**
 * Items × terms. Words weigh (1 + ln tf)·ln(N/df), attributes ln(N/df); each of the two makes a row of length 1,
 * attributes then count `attributeWeight` times, and the whole row has length 1 again. An item of which nothing
 * is known, or nothing that it shares, has an empty row.
 *
 * @throws RangeError when texts and attributes are not of the same items
 */
export function buildTermMatrix(content: ItemContent, config: TermConfig): Csr {
  const { texts, attributes } = content;
  const count = texts.length;
  if (attributes.length !== count) {
    throw new RangeError(`${count} texts and ${attributes.length} lists of attributes: one per item.`);
  }
  const words = collectTerms(texts.map(tokenise));
  const names = collectTerms(attributes.map((list) => [...new Set(list)]));
  const blocks = [
    weighBlock(words, count, config, 1),
    weighBlock(names, count, config, config.attributeWeight),
  ];
  const offset = words.numbering.size;
  const columns = offset + names.numbering.size;
  const matrix = buildCsr(count, columns, {
    rows: [...blocks[0].items, ...blocks[1].items],
    columns: [...blocks[0].terms, ...blocks[1].terms.map((term) => offset + term)],
    values: Float64Array.from([...blocks[0].counts, ...blocks[1].counts]),
  });
  return dropEmptyColumns(normaliseRows(matrix));
}

/** How often each term occurs in each item. */
function collectTerms(lists: readonly (readonly string[])[]): Block & { numbering: Numbering } {
  const numbering: Numbering = new Map();
  const [items, terms, counts]: number[][] = [[], [], []];
  for (const [item, list] of lists.entries()) {
    const own = new Map<number, number>();
    for (const name of list) {
      const term = numbering.get(name) ?? numbering.size;
      numbering.set(name, term);
      own.set(term, (own.get(term) ?? 0) + 1);
    }
    for (const [term, times] of own) {
      items.push(item);
      terms.push(term);
      counts.push(times);
    }
  }
  return { items, terms, counts, numbering };
}

/** Counts become weights: rows of length `scale`, without the terms that are too rare or too common. */
function weighBlock(
  { items, terms, counts, numbering }: Block & { numbering: Numbering },
  itemCount: number,
  { minItems, maxShare }: TermConfig,
  scale: number,
): Block {
  const frequency = new Uint32Array(numbering.size);
  for (const term of terms) frequency[term]++;
  const weights = counts.map((times, e) => {
    const df = frequency[terms[e]];
    const counted = df >= minItems && df <= maxShare * itemCount;
    return counted ? (1 + Math.log(times)) * Math.log(itemCount / df) : 0;
  });
  const squares = new Float64Array(itemCount);
  for (const [e, weight] of weights.entries()) squares[items[e]] += weight ** 2;
  return {
    items,
    terms,
    counts: weights.map((weight, e) => (weight > 0 ? (scale * weight) / Math.sqrt(squares[items[e]]) : 0)),
  };
}

function normaliseRows(matrix: Csr): Csr {
  const values = matrix.values.slice();
  for (let row = 0; row < matrix.rows; row++) {
    const own = values.subarray(matrix.indptr[row], matrix.indptr[row + 1]);
    const length = Math.sqrt(own.reduce((sum, value) => sum + value ** 2, 0));
    // A weight of almost nothing may be nothing in single precision.
    for (let e = 0; e < own.length; e++) own[e] = length > 0 ? own[e] / length : 0;
  }
  return { ...matrix, values };
}

/** Columns that hold something, numbered anew in their order. */
function dropEmptyColumns(matrix: Csr): Csr {
  const number = new Uint32Array(matrix.columns);
  for (const column of matrix.indices) number[column] = 1;
  let columns = 0;
  for (let c = 0; c < number.length; c++) number[c] = number[c] > 0 ? columns++ : 0;
  return { ...matrix, columns, indices: matrix.indices.map((column) => number[column]) };
}
