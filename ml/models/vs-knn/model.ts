import type { Ranked } from "../../base/top-k";
import type { History, Recommender } from "../../core/recommender";
import type { SessionKnnConfig } from "./config";
import { explainProduct } from "./explain-product";
import { findNeighbours, weighRunning } from "./find-neighbours";
import { takeRunning } from "./running-session";
import { scoreNeighbours, scoreRepeats, scoreSecondHop } from "./score-products";
import { clearScratch, createScratch, fitScratch, type Scratch } from "./scratch";
import { selectBest } from "./select-best";
import type { SessionIndex } from "./session-index";
import { createTables, type Tables } from "./tables";

/** What sessions like the running one went on to; learns from new sessions as they come. */
export class SessionKnnModel implements Recommender {
  readonly kind = "session-knn";
  readonly productCount: number;
  private readonly tables: Tables;
  private readonly scratch: Scratch;

  /** @param index made for the same configuration */
  constructor(
    readonly index: SessionIndex,
    readonly config: SessionKnnConfig,
  ) {
    this.productCount = index.productCount;
    this.tables = createTables(config);
    this.scratch = createScratch(index.productCount, config.lastEvents, config.hopSeeds);
  }

  /** Reads the newest events of the history, as far as no gap parts them, as the running session. */
  score(history: History, _now: number, out: Float32Array): void {
    const { scratch } = this;
    this.answer(takeRunning(history, this.productCount, this.config));
    out.fill(0);
    for (let i = 0; i < scratch.touchedCount; i++)
      out[scratch.touched[i]] = scratch.score[scratch.touched[i]];
    clearScratch(scratch);
  }

  /**
   * The best products for a running session, without a score for each of the others: what `score` and `topK` answer
   * together, many times faster. Products of the session itself are among them.
   *
   * @param session the products met, oldest first; only the newest `lastEvents` count
   * @param blocked products to leave out: those with a number other than 0
   * @throws RangeError for a product the model does not know
   */
  rank(session: ArrayLike<number>, k: number, blocked?: Uint8Array): Ranked {
    const { scratch } = this;
    const running: number[] = [];
    for (let i = Math.max(0, session.length - this.config.lastEvents); i < session.length; i++) {
      if (!(Number.isInteger(session[i]) && session[i] >= 0 && session[i] < this.productCount)) {
        const found = `Session entry ${i}: product ${session[i]}`;
        throw new RangeError(`${found}, but the model knows ${this.productCount}.`);
      }
      running.push(session[i]);
    }
    this.answer(running);
    const size = selectBest(scratch.touched, dropUnwanted(scratch, blocked), k, scratch.score);
    const products = scratch.touched.slice(0, size);
    const scores = Float32Array.from(products, (product) => scratch.score[product]);
    clearScratch(scratch);
    return { products, scores };
  }

  /**
   * Makes a session searchable at once.
   *
   * @param before number of a session that has gone on since: this one, the whole of it, takes its place
   * @returns the number of the session
   * @throws RangeError for a product the model does not know
   */
  add(session: ArrayLike<number>, before?: number): number {
    return this.index.add(session, before);
  }

  explain(history: History, product: number): Float32Array {
    const session = takeRunning(history, this.productCount, this.config);
    const { index, config, tables, scratch } = this;
    fitScratch(scratch, index);
    const shares = explainProduct(product, session, { index, config, tables, scratch });
    clearScratch(scratch);
    const all = new Float32Array(history.products.length);
    all.set(shares, all.length - shares.length);
    return all;
  }

  /** Leaves the scores in the scratch memory. */
  private answer(session: ArrayLike<number>): void {
    const { index, config, tables, scratch } = this;
    fitScratch(scratch, index);
    weighRunning(session, index, tables, scratch);
    findNeighbours(index, config, tables, scratch);
    scoreNeighbours(index, config, tables, scratch);
    scoreSecondHop(index, config, tables, scratch);
    scoreRepeats(session, index, config, scratch);
  }
}

/** Moves what is blocked or has no score behind the rest; returns how many are left. */
function dropUnwanted({ touched, touchedCount, score }: Scratch, blocked?: Uint8Array): number {
  let left = touchedCount;
  for (let i = 0; i < left;) {
    const product = touched[i];
    if (score[product] > 0 && (blocked === undefined || blocked[product] === 0)) i++;
    else {
      touched[i] = touched[--left];
      touched[left] = product;
    }
  }
  return left;
}
