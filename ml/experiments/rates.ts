/** Choices as columns: what was chosen, in which situation (a place of a list), what came of it, in which part of the log. */
export interface Choices {
  /** Numbered from 0. */
  readonly actions: ArrayLike<number>;
  readonly strata: ArrayLike<number>;
  readonly rewards: ArrayLike<number>;
}

/**
 * How often each action was chosen in each stratum. For a policy that does not look at the shopper this is its chance,
 * averaged over the log's time, whatever the policy says of itself at one moment; rows of a log that is weighed by it carry
 * less extreme weights than by the chances of the moment (Hirano, Imbens and Ridder 2003), and the same is estimated if
 * what comes of an action does not change with the time.
 */
export function countShares({ actions, strata }: Omit<Choices, "rewards">) {
  const counts = new Map<string, number>();
  const totals = new Map<number, number>();
  for (let row = 0; row < actions.length; row++) {
    const key = `${strata[row]}:${actions[row]}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    totals.set(strata[row], (totals.get(strata[row]) ?? 0) + 1);
  }
  return (action: number, stratum: number): number => {
    const total = totals.get(stratum) ?? 0;
    return total === 0 ? 0 : (counts.get(`${stratum}:${action}`) ?? 0) / total;
  };
}

/** As many rows at the stratum's mean are added to those of an action: one of few rows is taken for an ordinary one. */
const PRIOR_ROWS = 100;

/** What is to be expected of an action in a stratum: its mean reward, drawn to the stratum's. Only rows that `isUsed` says count. */
export function fitRates({ actions, strata, rewards }: Choices, isUsed: (row: number) => boolean) {
  const [ofAction, ofStratum] = [new Map<string, Mean>(), new Map<number, Mean>()];
  const all = new Mean();
  for (let row = 0; row < actions.length; row++) {
    if (!isUsed(row)) continue;
    meanIn(ofAction, `${strata[row]}:${actions[row]}`).add(rewards[row]);
    meanIn(ofStratum, strata[row]).add(rewards[row]);
    all.add(rewards[row]);
  }
  return (action: number, stratum: number): number => {
    const usual = (ofStratum.get(stratum) ?? NO_ROWS).towards(all.towards(0, 0));
    return (ofAction.get(`${stratum}:${action}`) ?? NO_ROWS).towards(usual);
  };
}

class Mean {
  #sum = 0;
  #rows = 0;

  add(reward: number): void {
    this.#sum += reward;
    this.#rows++;
  }

  /** Drawn to what is usual, by as many rows of it. */
  towards(usual: number, by = PRIOR_ROWS): number {
    const rows = this.#rows + by;
    return rows === 0 ? usual : (this.#sum + by * usual) / rows;
  }
}

const NO_ROWS = new Mean();

function meanIn<K>(means: Map<K, Mean>, key: K): Mean {
  const known = means.get(key);
  if (known) return known;
  const made = new Mean();
  means.set(key, made);
  return made;
}
