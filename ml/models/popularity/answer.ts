import type { Answer } from "../../core/answer";
import { addScores } from "../../core/answers/add-scores";
import { scaleWithout, type ScoreSums } from "../../core/answers/spread";
import type { History, Recommender } from "../../core/recommender";
import { countingSort } from "../../linalg/sparse/csr";
import { liftByCategory, PopularityModel } from "./model";

/** How a model answers: beside it and not in it, for who only wants lists of one model does not need this. */
export function answerPopularity(model: Recommender): NonNullable<Recommender["answer"]> | null {
  if (!(model instanceof PopularityModel)) return null;
  let tables: Tables | undefined;
  return (history, now) => new PopularityAnswer(model, (tables ??= new Tables(model)), history, now);
}

/** What all answers of one model share. */
class Tables {
  readonly all: ScoreSums;
  /** Scores for everybody; those of a history's categories are written over while its answer is added up. */
  readonly scores: Float32Array;
  /** Items by category, and where each category's begin. */
  private readonly items: Uint32Array;
  private readonly starts: Uint32Array;
  private readonly sums: Float64Array;
  private readonly squares: Float64Array;

  constructor({ scores, categories }: PopularityModel) {
    this.scores = scores.slice();
    // Items without a category stand before the others.
    const places = Uint32Array.from(scores, (_, i) => 1 + Math.max(-1, categories?.[i] ?? -1));
    const count = places.reduce((most, place) => Math.max(most, place + 1), 1);
    this.items = countingSort(places, count);
    this.starts = new Uint32Array(count + 1);
    this.sums = new Float64Array(count);
    this.squares = new Float64Array(count);
    scores.forEach((score, i) => {
      this.starts[places[i] + 1]++;
      this.sums[places[i]] += score;
      this.squares[places[i]] += score * score;
    });
    for (let place = 0; place < count; place++) this.starts[place + 1] += this.starts[place];
    const add = (total: number, value: number) => total + value;
    this.all = { count: scores.length, sum: this.sums.reduce(add, 0), squares: this.squares.reduce(add, 0) };
  }

  itemsOf(category: number): Uint32Array {
    return this.items.subarray(this.starts[category + 1], this.starts[category + 2]);
  }

  sumsOf(category: number): { readonly sum: number; readonly squares: number } {
    return { sum: this.sums[category + 1], squares: this.squares[category + 1] };
  }
}

/** Everybody's scores, those of a few categories lifted. */
class PopularityAnswer implements Answer {
  readonly isExact = true;
  readonly itemCount: number;
  /** By category; what is not in it is 1. */
  private readonly lift: ReadonlyMap<number, number>;
  private known: number | undefined;

  constructor(
    private readonly model: PopularityModel,
    private readonly tables: Tables,
    private readonly history: History,
    now: number,
  ) {
    const { categories } = model;
    this.itemCount = model.itemCount;
    const lift = new Map<number, number>();
    if (categories && history.items.length > 0) {
      liftByCategory(history, now, categories).forEach((value, category) => {
        if (value !== undefined) lift.set(category, value);
      });
    }
    this.lift = lift;
  }

  get scale(): number {
    return (this.known ??= this.calibrate());
  }

  scoreAll(out: Float32Array): void {
    out.set(this.model.scores);
    this.liftItems(out);
  }

  scoreItems(items: Uint32Array, out: Float32Array): void {
    const { scores, categories } = this.model;
    for (let i = 0; i < items.length; i++) {
      out[i] = scores[items[i]] * (this.lift.get(categories?.[items[i]] ?? -1) ?? 1);
    }
  }

  addBounds(weight: number, sums: Float32Array): void {
    const { scores } = this.tables;
    this.liftItems(scores);
    addScores(weight, scores, sums);
    for (const category of this.lift.keys()) {
      for (const item of this.tables.itemsOf(category)) scores[item] = this.model.scores[item];
    }
  }

  private liftItems(scores: Float32Array): void {
    for (const [category, lift] of this.lift) {
      for (const item of this.tables.itemsOf(category)) scores[item] *= lift;
    }
  }

  private calibrate(): number {
    let { sum, squares } = this.tables.all;
    for (const [category, lift] of this.lift) {
      const own = this.tables.sumsOf(category);
      sum += (lift - 1) * own.sum;
      squares += (lift * lift - 1) * own.squares;
    }
    const met = Uint32Array.from(new Set(this.history.items));
    const scores = new Float32Array(met.length);
    this.scoreItems(met, scores);
    return scaleWithout(scores, { count: this.itemCount, sum, squares });
  }
}
