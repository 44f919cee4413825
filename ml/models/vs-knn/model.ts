import { gather } from "../../base/gather";
import type { Answer } from "../../core/answer";
import { ScorePlace, SparseAnswer } from "../../core/answers/sparse-answer";
import type { Ranked } from "../../base/top-k";
import type { History, Recommender } from "../../core/recommender";
import type { VsKnnConfig } from "./config";
import { SessionShares, takeTrace } from "./explain-item";
import { findNeighbours, weighRunning } from "./find-neighbours";
import { takeRunning } from "./running-session";
import { scoreNeighbours, scoreRepeats, scoreSecondHop } from "./score-items";
import { clearScratch, createScratch, fitScratch, type Scratch } from "./scratch";
import { selectBest } from "./select-best";
import type { SessionIndex } from "./session-index";
import { createTables, type Tables } from "./tables";

/** What sessions like the running one went on to; learns from new sessions as they come. */
export class VsKnnModel implements Recommender {
  readonly kind = "vs-knn";
  readonly itemCount: number;
  private readonly tables: Tables;
  private readonly scratch: Scratch;
  private readonly place: ScorePlace;

  /** @param index made for the same configuration */
  constructor(
    readonly index: SessionIndex,
    readonly config: VsKnnConfig,
  ) {
    this.itemCount = index.itemCount;
    this.tables = createTables(config);
    this.place = new ScorePlace(index.itemCount);
    this.scratch = createScratch(index.itemCount, config.lastEvents, config.hopSeeds);
  }

  /** Reads the newest events of the history, as far as no gap parts them, as the running session. */
  score(history: History, now: number, out: Float32Array): void {
    this.answer(history, now).scoreAll(out);
  }

  /** Its reasons are good until the index learns more. */
  answer(history: History, _now: number): Answer {
    const { scratch, index, config, tables } = this;
    const session = takeRunning(history, this.itemCount, config);
    const { seeds, unit } = this.run(session);
    const trace = takeTrace(session, seeds, unit, scratch);
    const items = scratch.touched.slice(0, scratch.touchedCount);
    const scores = gather(scratch.score, items);
    const ofMet = gather(scratch.score, Uint32Array.from(new Set(history.items)));
    clearScratch(scratch);
    let shares: SessionShares | undefined;
    const explain = (item: number) => {
      const all = new Float32Array(history.items.length);
      const own = (shares ??= new SessionShares(
        trace,
        index,
        config,
        tables,
        scratch.walk,
        scratch.placeOf,
      )).of(item);
      all.set(own, all.length - own.length);
      return all;
    };
    return new SparseAnswer(this.place, { items, scores, ofMet }, explain);
  }

  /**
   * The best items for a running session, without a score for each of the others: what `score` and `topK` answer
   * together, many times faster. Items of the session itself are among them.
   *
   * @param session the items met, oldest first; only the newest `lastEvents` count
   * @param blocked items to leave out: those with a number other than 0
   * @throws RangeError for an item the model does not know
   */
  rank(session: ArrayLike<number>, k: number, blocked?: Uint8Array): Ranked {
    const { scratch } = this;
    const running: number[] = [];
    for (let i = Math.max(0, session.length - this.config.lastEvents); i < session.length; i++) {
      if (!(Number.isInteger(session[i]) && session[i] >= 0 && session[i] < this.itemCount)) {
        const found = `Session entry ${i}: item ${session[i]}`;
        throw new RangeError(`${found}, but the model knows ${this.itemCount}.`);
      }
      running.push(session[i]);
    }
    this.run(running);
    const size = selectBest(scratch.touched, dropUnwanted(scratch, blocked), k, scratch.score);
    const items = scratch.touched.slice(0, size);
    const scores = gather(scratch.score, items);
    clearScratch(scratch);
    return { items, scores };
  }

  /**
   * Makes a session searchable at once.
   *
   * @param before number of a session that has gone on since: this one, the whole of it, takes its place
   * @returns the number of the session
   * @throws RangeError for an item the model does not know
   */
  add(session: ArrayLike<number>, before?: number): number {
    return this.index.add(session, before);
  }

  explain(history: History, item: number): Float32Array {
    return this.answer(history, 0).explain?.(item) ?? new Float32Array(history.items.length);
  }

  /** Leaves the scores in the scratch memory. */
  private run(session: ArrayLike<number>): { readonly seeds: Uint32Array; readonly unit: number } {
    const { index, config, tables, scratch } = this;
    fitScratch(scratch, index);
    weighRunning(session, index, tables, scratch);
    findNeighbours(index, config, tables, scratch);
    scoreNeighbours(index, config, tables, scratch);
    const seeds = scoreSecondHop(index, config, tables, scratch);
    const unit = scoreRepeats(session, index, config, scratch);
    return { seeds, unit };
  }
}

/** Moves what is blocked or has no score behind the rest; returns how many are left. */
function dropUnwanted({ touched, touchedCount, score }: Scratch, blocked?: Uint8Array): number {
  let left = touchedCount;
  for (let i = 0; i < left;) {
    const item = touched[i];
    if (score[item] > 0 && (blocked === undefined || blocked[item] === 0)) i++;
    else {
      touched[i] = touched[--left];
      touched[left] = item;
    }
  }
  return left;
}
