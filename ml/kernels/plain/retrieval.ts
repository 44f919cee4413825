import { topK } from "../../base/top-k";
import { score } from "./score";
import type { RetrievalOperations } from "../operations/retrieval-operations";

export function scoreBatch(
  from: number,
  to: number,
  scratch: ArrayBuffer,
  ...[factors, k, count, queries, queryCount, out]: RetrievalOperations["scoreBatch"]
): void {
  for (let q = 0; q < queryCount; q++) {
    const query = queries.subarray(q * k, q * k + k);
    score(from, to, scratch, factors, k, query, out.subarray(q * count, q * count + count));
  }
}

export function selectTop(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  ...[scores, limit, blocked, items, best, found]: RetrievalOperations["selectTop"]
): void {
  const bytes =
    blocked === 0 ? undefined : new Uint8Array(blocked.buffer, blocked.byteOffset + from, to - from);
  const top = topK(scores.subarray(from, to), limit, bytes);
  items.set(top.items.map((i) => from + i));
  best.set(top.scores);
  found[0] = top.items.length;
}

/** Nothing: `scoreTop` below reads all factors. */
export function encodeRows(): void {}

/** The scores themselves: nothing is closer. */
export function boundRows(
  from: number,
  to: number,
  scratch: ArrayBuffer,
  ...[factors, k, , , , x, out]: RetrievalOperations["boundRows"]
): void {
  score(from, to, scratch, factors, k, x, out);
}

export function scoreTop(
  from: number,
  to: number,
  scratch: ArrayBuffer,
  ...[factors, k, , , , x, limit, blocked, items, best, found]: RetrievalOperations["scoreTop"]
): void {
  const scores = new Float32Array(to);
  score(from, to, scratch, factors, k, x, scores);
  selectTop(from, to, scratch, scores, limit, blocked, items, best, found);
}
