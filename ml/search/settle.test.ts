import { describe, expect, it } from "vitest";
import { createRng } from "../base/rng";
import { gainOf } from "./figures";
import { settle, type Tried } from "./settle";

const USERS = 400;
const base = Float64Array.from({ length: USERS }, (_, user) => createRng(user + 1).uniform());

/** A trial whose users do better by `gain`, each of them give or take `noise`. */
function createTried(name: number, gain: number, noise: number, seed = name): Tried {
  const rng = createRng(seed + 1000);
  const draws = base.map(() => rng.normal());
  const mean = draws.reduce((sum, value) => sum + value, 0) / USERS;
  const figures = base.map((value, user) => value + gain + noise * (draws[user] - mean));
  const objective = figures.reduce((sum, value) => sum + value, 0) / USERS;
  const trial = { parameters: { name }, metrics: [], objective, seconds: 1 };
  return { point: [name], loss: -objective, trial, figures };
}

const nameOf = (tried: readonly Tried[], sizes: readonly number[] = []) =>
  settle(tried, ({ trial }) => sizes[Number(trial.parameters.name)] ?? 0).chosen.trial.parameters.name;

describe("the gain of one trial over another", () => {
  it("is the mean of the users' differences, with the error of that mean and not of the figures", () => {
    const { mean, error, units } = gainOf(createTried(1, 0.01, 0.1).figures ?? base, base);
    expect(mean).toBeCloseTo(0.01, 12);
    expect(error).toBeGreaterThan(0.0045);
    expect(error).toBeLessThan(0.0055);
    expect(units).toBe(USERS);
  });

  it("is of the users that both have a figure of", () => {
    const some = base.map((value, user) => (user % 2 === 0 ? value + 1 : Number.NaN));
    expect(gainOf(some, base)).toMatchObject({ units: USERS / 2, mean: expect.closeTo(1, 12) });
    expect(gainOf(base, base.subarray(0, 100)).units).toBe(100);
  });

  it("of a handful of users has no error", () => {
    expect(gainOf(Float64Array.of(1, 0), Float64Array.of(0, 0))).toEqual({ mean: 0.5, error: 0, units: 2 });
  });
});

describe("what a search goes by", () => {
  it("is the best where the gain is beyond the noise", () => {
    expect(nameOf([createTried(0, 0, 0), createTried(1, 0.02, 0.1)])).toBe(1);
  });

  it("is the earlier one where the gain is within the noise, and says so", () => {
    const tried = [createTried(0, 0, 0), createTried(1, 0.003, 0.1)];
    const { chosen, refused } = settle(tried, () => 0);
    expect(chosen).toBe(tried[0]);
    expect(refused?.best).toBe(tried[1].trial);
    expect(refused?.gain).toBeCloseTo(0.003, 12);
    expect(refused?.error).toBeGreaterThan(0.003);
  });

  it("is the smaller one of those, whenever it was tried", () => {
    const tried = [createTried(0, 0.001, 0.1), createTried(1, 0.002, 0.1), createTried(2, 0, 0)];
    expect(nameOf(tried, [5, 9, 1])).toBe(2);
    expect(nameOf(tried, [5, 9, 9])).toBe(0);
  });

  it("is never one that was given up, and the better figure where there are none of users", () => {
    const whole = createTried(0, 0, 0);
    const stopped = createTried(1, 0.5, 0);
    const trial = { ...stopped.trial, stopped: { cases: 50, of: 400 } };
    expect(nameOf([whole, { ...stopped, trial }])).toBe(0);
    expect(nameOf([{ ...whole, figures: null }, createTried(1, 1e-6, 0.1)])).toBe(1);
  });
});
