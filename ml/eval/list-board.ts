import { ACCURACY_METRICS, measureAccuracy } from "./accuracy";
import { findAudience } from "./audience";
import { measureNovelty, measureSerendipity } from "./beyond-accuracy";
import { addValue, createColumn, type Column } from "./column";
import { diversityByAudience, diversityBySimilarity } from "./diversity";
import type { Lists } from "./exposure";
import type { Fold } from "./splits/protocol";
import type { Units } from "./units";

/** Lists whose diversity is measured, spread evenly over the cases: it costs more than all else. */
const DIVERSITY_CASES = 2000;

/** Takes lists as a model makes them, and keeps what the metrics need. */
export interface ListBoard {
  readonly columns: readonly Column[];
  readonly lists: Lists;
  take(index: number, items: Uint32Array): void;
}

export interface BoardOptions {
  /** Ascending. */
  readonly ks: readonly number[];
  readonly accuracyOnly?: boolean;
  readonly similarity?: (a: number, b: number) => number;
}

type Take = (index: number, items: Uint32Array) => void;

/** A board for the cases of a fold; `take` is called once for each of them, in any order. */
export function createListBoard(fold: Fold, units: Units, options: BoardOptions): ListBoard {
  const { cases } = fold.evaluation;
  const depth = options.ks[options.ks.length - 1];
  const items = new Uint32Array(cases.length * depth);
  const lengths = new Uint32Array(cases.length);
  const accuracy = takeAccuracy(fold, units, options);
  const beyond = options.accuracyOnly ? undefined : takeBeyond(fold, units, options);
  return {
    columns: [...accuracy.columns, ...(beyond?.columns ?? [])],
    lists: { depth, items, lengths },
    take(index, list) {
      items.set(list, index * depth);
      lengths[index] = list.length;
      accuracy.take(index, list);
      beyond?.take(index, list);
    },
  };
}

function createColumns(metric: string, units: Units, { ks }: BoardOptions): Column[] {
  return ks.map((k) => createColumn(`${metric}@${k}`, units.count));
}

function addAll(columns: readonly Column[], unit: number, values: readonly (number | null)[]): void {
  for (const [i, column] of columns.entries()) addValue(column, unit, values[i]);
}

function takeAccuracy({ evaluation }: Fold, units: Units, options: BoardOptions) {
  const columns = ACCURACY_METRICS.map((metric) => createColumns(metric, units, options));
  const take: Take = (index, list) => {
    const measured = measureAccuracy(list, evaluation.cases[index].relevant, options.ks);
    for (const [m, metric] of ACCURACY_METRICS.entries()) {
      for (const [i, column] of columns[m].entries()) {
        addValue(column, units.ofCase[index], measured[i][metric]);
      }
    }
  };
  return { columns: columns.flat(), take };
}

function takeBeyond({ train, evaluation }: Fold, units: Units, options: BoardOptions) {
  const { ks, similarity } = options;
  const { cases, known } = evaluation;
  const audience = findAudience(train);
  const measureDiversity = similarity ? diversityBySimilarity(similarity) : diversityByAudience(audience);
  const novelty = createColumns("novelty", units, options);
  const serendipity = createColumns("serendipity", units, options);
  const diversity = createColumns("diversity", units, options);
  const step = Math.ceil(cases.length / DIVERSITY_CASES);
  const take: Take = (index, list) => {
    const unit = units.ofCase[index];
    addAll(novelty, unit, measureNovelty(list, ks, audience));
    addAll(serendipity, unit, measureSerendipity(list, cases[index], ks, audience, known));
    if (index % step === 0) addAll(diversity, unit, measureDiversity(list, ks));
  };
  return { columns: [...novelty, ...serendipity, ...diversity], take };
}
