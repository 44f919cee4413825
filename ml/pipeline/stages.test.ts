import { describe, expect, it } from "vitest";
import { createStages } from "./stages";
import { TrainingStopped, type TrainContext } from "./train-context";

function record(more: Pick<TrainContext, "clock"> = {}) {
  const told: [number, string][] = [];
  const onProgress = (fraction: number, stage: string) => void told.push([fraction, stage]);
  const ctx = { ...more, seed: 1, onProgress };
  return { told, stages: createStages(ctx) };
}

describe("the progress of stages", () => {
  it("is what has been paid of the whole cost", () => {
    const { told, stages } = record();
    stages.expect(10);
    stages.begin("first", 4);
    stages.within(0.5);
    stages.begin("second", 6);
    stages.within(0.5);
    stages.finish();
    expect(told).toEqual([
      [0, "first"],
      [0.2, "first"],
      [0.4, "second"],
      [0.7, "second"],
      [1, "second"],
    ]);
  });

  it("moves with every turn where nobody knows how far it is, ever more slowly, and never reaches the stage's end", async () => {
    let now = 0;
    const { told, stages } = record({ clock: () => (now += 20) });
    stages.expect(2);
    stages.begin("first", 1);
    for (let i = 0; i < 600; i++) await stages.pace.yield();
    const fractions = told.map(([fraction]) => fraction);
    expect(fractions).toHaveLength(601);
    expect(fractions.every((fraction, i) => i === 0 || fraction > fractions[i - 1])).toBe(true);
    // Half of the stage after 300 turns, two thirds after 600; the stage is half of the whole.
    expect(fractions[300]).toBeCloseTo(1 / 4, 12);
    expect(fractions[600]).toBeCloseTo(1 / 3, 12);
  });

  it("is what a model says of itself rather than a guess, as soon as it says so", async () => {
    let now = 0;
    const { told, stages } = record({ clock: () => (now += 20) });
    stages.expect(1);
    stages.begin("first", 1);
    for (let i = 0; i < 100; i++) await stages.pace.yield();
    const guessed = told.at(-1)?.[0] ?? 0;
    stages.within(0.1); // less than the guess: nothing goes backwards
    for (let i = 0; i < 100; i++) await stages.pace.yield();
    expect(told.at(-1)?.[0]).toBe(guessed);
    stages.within(0.4);
    expect(told.at(-1)?.[0]).toBe(0.4);
  });

  it("never goes backwards or beyond 1, whatever the stages say", () => {
    const { told, stages } = record();
    stages.expect(1);
    stages.begin("first", 3);
    stages.within(0.2);
    stages.within(0.1);
    stages.within(7);
    stages.begin("second", 3);
    stages.finish();
    const fractions = told.map(([fraction]) => fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  it("ends when the context says so, at every checkpoint and yield", async () => {
    const { pace } = createStages({ seed: 1, shouldStop: () => true });
    expect(() => pace.checkpoint()).toThrow(TrainingStopped);
    await expect(pace.yield()).rejects.toThrow(TrainingStopped);
  });
});
