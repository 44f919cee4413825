import { LIST_METRICS, STAR_METRICS } from "@/ml/index";
import { UsageError } from "./command";
import { readNumber } from "./read-values";

export const LONGEST_LIST = 1_000;

/** A metric as somebody asks for it. */
export interface NamedMetric {
  /** As it was given: `ndcg`, `ndcg@20`, `rmse`. */
  readonly name: string;
  /** The length of list it names; null: none. */
  readonly k: number | null;
  readonly isOfLists: boolean;
}

/** A metric by its name, with a length of list or without; a usage error for one there is not. */
export function readMetric(name: string, option: string): NamedMetric {
  const [metric = "", length, ...rest] = name.split("@");
  const isOfLists = isAmong(LIST_METRICS, metric);
  if (
    rest.length > 0 ||
    (length !== undefined && !isOfLists) ||
    !(isOfLists || isAmong(STAR_METRICS, metric))
  ) {
    const known = `${LIST_METRICS.join(", ")}, each with a length (ndcg@20) or without, and ${STAR_METRICS.join(", ")}`;
    throw new UsageError(`--${option}: there is no metric "${name}". There are ${known}.`);
  }
  const k =
    length === undefined ? null : readNumber(length, option, { low: 1, high: LONGEST_LIST, integer: true });
  return { name, k, isOfLists };
}

function isAmong(names: readonly string[], name: string): boolean {
  return names.includes(name);
}
