import type { ListDay } from "@/lib/recommender/rollups/packed-lists";

/** Records in the order of their cells: those of cell c are `order[starts[c]]` to `order[starts[c + 1]]` (exclusive). */
export interface CellOrder {
  starts: Int32Array;
  order: Int32Array;
}

/** @param most the largest cell there is */
export function orderByCell(cells: Int32Array, most: number): CellOrder {
  const starts = new Int32Array(most + 2);
  for (const cell of cells) starts[cell + 1] = (starts[cell + 1] ?? 0) + 1;
  for (let cell = 0; cell <= most; cell++) starts[cell + 1] = (starts[cell + 1] ?? 0) + (starts[cell] ?? 0);
  const next = starts.slice();
  const order = new Int32Array(cells.length);
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? 0;
    const place = next[cell] ?? 0;
    order[place] = i;
    next[cell] = place + 1;
  }
  return { starts, order };
}

/** A day of lists whose records are found by their cell. */
export interface IndexedDay {
  day: string;
  /** Shoppers of the lists, in the order of cells. */
  shoppers: Int32Array;
  starts: Int32Array;
  outcomes: ListDay["outcomes"] & CellOrder;
  amounts: ListDay["amounts"] & CellOrder;
}

export function indexDay({ day, lists, outcomes, amounts }: ListDay, mostCells: number): IndexedDay {
  const { starts, order } = orderByCell(lists.cells, mostCells);
  return {
    day,
    starts,
    shoppers: order.map((i) => lists.shoppers[i] ?? 0),
    outcomes: { ...outcomes, ...orderByCell(outcomes.cells, mostCells) },
    amounts: { ...amounts, ...orderByCell(amounts.cells, mostCells) },
  };
}
