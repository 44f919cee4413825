import { countingSort, type EventLog } from "@/ml/index";

/** One shopper's events: places in the log's columns, in the order of time. */
type Visit = (places: Uint32Array, shopper: number) => void;

/** Goes through a log shopper by shopper: 4 bytes an event, and no objects. */
export function walkShoppers({ users, length, userCount }: EventLog, visit: Visit): void {
  const order = countingSort(users.subarray(0, length), userCount);
  let from = 0;
  while (from < length) {
    const shopper = users[order[from] ?? 0] ?? 0;
    let to = from + 1;
    while (to < length && users[order[to] ?? 0] === shopper) to++;
    visit(order.subarray(from, to), shopper);
    from = to;
  }
}
