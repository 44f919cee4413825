import type { Pace } from "../base/pace";
import { TrainingStopped, type TrainContext } from "./train-context";

/** Giving others a turn costs about a millisecond: not more often than this. */
const YIELD_MS = 20;
/** The same for a context without a clock. */
const CALLS_PER_YIELD = 16;
/** After so many turns (six seconds) a stage that cannot say how far it is counts as half done. */
const USUAL_TURNS = 300;

/** A long computation as a row of stages, told as a fraction of what all of them cost. */
export interface Stages {
  /** The pace to work at; every yield moves the stage at hand a little towards its end. */
  readonly pace: Pace;
  /** What all stages together will cost, before the first begins. */
  expect(total: number): void;
  /** Ends the stage before and begins the next, which is `cost` of the total. */
  begin(stage: string, cost: number): void;
  /** How far the stage at hand is, 0–1, where that is known. */
  within(fraction: number): void;
  /** Everything is done. */
  finish(): void;
}

/**
 * Tells the context how far a computation is: never backwards, and 1 at the end. It stops where the context says
 * so and lets the event loop turn.
 */
export function createStages(ctx: TrainContext): Stages {
  const stage = { name: "", before: 0, cost: 0, turns: 0, fraction: 0, isKnown: false };
  let total = 1;
  let reported = 0;
  const tell = (): void => {
    const done = (stage.before + stage.cost * stage.fraction) / total;
    reported = Math.max(reported, Math.min(1, done));
    ctx.onProgress?.(reported, stage.name);
  };
  const within = (fraction: number): void => {
    // What a model says of itself is worth more than the guess before it, which may have been too far.
    stage.fraction = Math.max(stage.isKnown ? stage.fraction : 0, Math.min(1, fraction));
    stage.isKnown = true;
    tell();
  };
  const pace = createPace(ctx);
  return {
    within,
    pace: {
      checkpoint: () => pace.checkpoint(),
      async yield() {
        const gaveTurn = await pace.yield();
        if (!gaveTurn || stage.isKnown) return;
        stage.turns++;
        // Slows down and never stands still, however many there are.
        stage.fraction = stage.turns / (stage.turns + USUAL_TURNS);
        tell();
      },
    },
    expect(cost) {
      total = Math.max(cost, Number.MIN_VALUE);
    },
    begin(name, cost) {
      const before = stage.before + stage.cost;
      Object.assign(stage, { name, before, cost, turns: 0, fraction: 0, isKnown: false });
      tell();
    },
    finish() {
      reported = 1;
      tell();
    },
  };
}

/** Stops where the context says so, and lets the event loop turn; says whether it did. */
function createPace(ctx: TrainContext): { checkpoint(): void; yield(): Promise<boolean> } {
  const checkpoint = (): void => {
    if (ctx.shouldStop?.() === true) throw new TrainingStopped();
  };
  let calls = 0;
  let last = ctx.clock?.() ?? 0;
  return {
    checkpoint,
    yield: async () => {
      checkpoint();
      const isDue = ctx.clock ? ctx.clock() - last >= YIELD_MS : ++calls % CALLS_PER_YIELD === 0;
      if (!isDue) return false;
      await new Promise((resolve) => setTimeout(resolve, 0));
      last = ctx.clock?.() ?? 0;
      return true;
    },
  };
}
