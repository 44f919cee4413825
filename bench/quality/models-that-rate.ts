import {
  createRng,
  DEFAULT_WEIGHTS,
  type EventLog,
  KIND,
  type ModelEntry,
  MODELS,
  NO_PACE,
} from "@/ml/index";

const SIZE = 6;

/** A few ratings that any model can learn from. */
function makeRatings(): EventLog {
  const pairs = Array.from({ length: SIZE * SIZE }, (_, i) => [Math.floor(i / SIZE), i % SIZE] as const);
  const rated = pairs.filter(([shopper, product]) => shopper !== product);
  return {
    userCount: SIZE,
    itemCount: SIZE,
    length: rated.length,
    users: Uint32Array.from(rated, ([shopper]) => shopper),
    items: Uint32Array.from(rated, ([, product]) => product),
    kinds: new Uint8Array(rated.length).fill(KIND.rating),
    values: Float32Array.from(rated, ([shopper, product]) => 1 + ((shopper + product) % 5)),
    at: Float64Array.from(rated, (_, i) => i * 1000),
  };
}

/** The kinds of models that predict stars: found by asking each, not by a list of names. */
export async function findModelsThatRate(): Promise<string[]> {
  const log = makeRatings();
  const training = { log, weights: DEFAULT_WEIGHTS, now: log.length * 1000 };
  const rates = async (entry: ModelEntry): Promise<boolean> => {
    try {
      const { model } = await entry.fit(training, {}, { rng: createRng(1), pace: NO_PACE });
      return model.rate !== undefined;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  };
  const answers = await Promise.all(MODELS.map(rates));
  return MODELS.filter((_, i) => answers[i]).map(({ kind }) => kind);
}
