import { describe, expect, it } from "vitest";
import { createStages } from "./stages";
import { TrainingStopped } from "./train-context";

function record() {
  const told: [number, string][] = [];
  const ctx = { seed: 1, onProgress: (fraction: number, stage: string) => void told.push([fraction, stage]) };
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

  it("moves with every yield where nobody knows how far it is, and never reaches the stage's end", async () => {
    const { told, stages } = record();
    stages.expect(2);
    stages.begin("first", 1);
    for (let i = 0; i < 500; i++) await stages.pace.yield();
    const fractions = told.map(([fraction]) => fraction);
    expect(fractions.every((fraction, i) => i === 0 || fraction > fractions[i - 1])).toBe(true);
    expect(fractions.at(-1)).toBeLessThan(0.5);
    expect(fractions.at(-1)).toBeGreaterThan(0.44);
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
