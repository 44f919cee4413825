import { type Analysis, analyse, type VariantSums } from "@/ml/index";
import { type Alarm, type Basis, percent } from "./alarm";
import type { Arm } from "./arm";
import { ALPHA, CLICKS_LOST, DRASTIC, LEAST, ORDERS_LOST, TUNING } from "./thresholds";

/** A version beside what it is compared with. */
export interface Pair {
  basis: Exclude<Basis, "limit">;
  of: Arm;
  against: Arm;
}

/** `b` against `a` as a share of `a`, with an interval that holds however often one looks. */
function compare(a: VariantSums, b: VariantSums): Analysis {
  return analyse({
    metric: "ratio",
    relative: true,
    sided: "two",
    alpha: ALPHA,
    method: "sequential",
    tuning: TUNING,
    prior: null,
    variants: [a, b],
  });
}

/** Whether both were shown to enough shoppers to be compared, whatever came of it. */
export function isShownEnough({ of, against }: Pair): boolean {
  return [of, against].every(({ shoppers, lists }) => shoppers >= LEAST.shoppers && lists >= LEAST.lists);
}

function isEnough(pair: Pair, events: number): boolean {
  return isShownEnough(pair) && events >= LEAST.events;
}

interface Judged {
  name: "clicks" | "orders";
  /** What of a loss is borne. */
  margin: number;
}

function judge(pair: Pair, { name, margin }: Judged): Alarm | null {
  const { of, against, basis } = pair;
  const events = name === "clicks" ? against.clicked : against.bought;
  if (!isEnough(pair, events)) return null;
  const { lift, high, low } = compare(against[name], of[name]);
  if (lift === null || low === null || high === null || high >= -margin) return null;
  const rate = (arm: Arm) => percent((name === "clicks" ? arm.clicked : arm.bought) / arm.lists);
  const what = name === "clicks" ? "clicked" : "followed by an order";
  const where =
    basis === "beside"
      ? `${rate(against)} of those of ${against.model} at the same time`
      : `${rate(against)} before it; with the same mix of placements`;
  return {
    name,
    basis,
    drastic: high < -Math.max(DRASTIC, margin),
    message:
      `Of its lists ${rate(of)} were ${what}, against ${where}: ${percent(-lift)} fewer, and at least ` +
      `${percent(-high)} fewer for certain (${of.shoppers} and ${against.shoppers} shoppers).`,
    detail: {
      lift,
      low,
      high,
      margin,
      shoppers: of.shoppers,
      lists: of.lists,
      controlShoppers: against.shoppers,
      controlLists: against.lists,
    },
  };
}

/**
 * Fewer clicks or orders than the version it is compared with, beyond what is borne and for certain.
 *
 * @param deviation of a window's clicks, as a share: what an earlier time may differ by, whatever serves
 */
export function judgeArms(pair: Pair, deviation = 0): Alarm[] {
  const usual = pair.basis === "before" ? 2 * deviation : 0;
  const judged: Judged[] = [
    { name: "clicks", margin: Math.max(CLICKS_LOST, usual) },
    { name: "orders", margin: Math.max(ORDERS_LOST, usual) },
  ];
  return judged.map((one) => judge(pair, one)).filter((alarm) => alarm !== null);
}

/** Whether both were shown at the same time to enough shoppers, and the version is not visibly worse. */
export function isAsGood(pair: Pair): boolean {
  if (pair.basis !== "beside" || !isEnough(pair, pair.against.clicked)) return false;
  const { lift } = compare(pair.against.clicks, pair.of.clicks);
  return lift !== null && lift > -CLICKS_LOST;
}
