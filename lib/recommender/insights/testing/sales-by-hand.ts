import type { RawFact, RawLine, RawShop } from "./read-raw";

/** A line of an order that stands, or a purchase another front end reported: what both reports call a sale. */
export interface RawSale {
  at: number;
  shopperId: string;
  order: string | null;
  units: number;
  amount: number;
  listId: string | null;
  hasPrice: boolean;
}

/** Pieces that returns took back, by purchase: of each shopper and product the newest ones that stand, one by one. */
function returnedOf(facts: readonly RawFact[]): Map<string, number> {
  const returned = new Map<string, number>();
  const standing = new Map<string, string[]>();
  const inOrder = facts
    .filter(({ kind, lane }) => lane === "person" && (kind === "purchase" || kind === "return"))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  for (const { id, kind, shopperId, productId, value } of inOrder) {
    const key = `${shopperId} ${productId}`;
    const pieces = standing.get(key) ?? [];
    standing.set(key, pieces);
    for (let piece = 0; piece < value; piece++) {
      if (kind === "purchase") pieces.push(id);
      else {
        const taken = pieces.pop();
        if (taken !== undefined) returned.set(taken, (returned.get(taken) ?? 0) + 1);
      }
    }
  }
  return returned;
}

export function salesOf({ lines, facts }: RawShop): RawSale[] {
  const returned = returnedOf(facts);
  const left = (id: string, units: number) => units - (returned.get(id) ?? 0);
  const ordered = new Set(lines.map((line: RawLine) => line.id));
  const placed = lines.filter(({ status }) => status === "placed");
  const reported = facts.filter(
    ({ id, kind, lane }: RawFact) => kind === "purchase" && lane === "person" && !ordered.has(id),
  );
  const inPounds = (currency: string | null, amount: number) => (currency === "GBP" ? amount : 0);
  const sales = [
    ...placed.map((line) => ({
      at: line.at,
      shopperId: line.shopperId,
      order: line.orderId,
      units: left(line.id, line.quantity),
      amount: inPounds(line.currency, left(line.id, line.quantity) * line.unitAmount),
      listId: line.listId,
      hasPrice: true,
    })),
    ...reported.map(({ id, at, unitAmount, orderRef, shopperId, value, currency, listId }) => ({
      at,
      shopperId,
      order: unitAmount === null ? null : (orderRef ?? `${shopperId} ${at}`),
      units: left(id, value),
      amount: inPounds(currency, Math.round(left(id, value) * (unitAmount ?? 0))),
      listId,
      hasPrice: unitAmount !== null,
    })),
  ];
  return sales.filter(({ units }) => units > 0);
}
