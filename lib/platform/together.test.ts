import { describe, expect, it } from "vitest";
import { Together } from "./together";

/** Doubles numbers; each go waits until it is let go. */
function createDoubling(limits: { atOnce: number; most: number }) {
  const goes: { inputs: readonly number[]; end(error?: Error): void }[] = [];
  const run = (inputs: readonly number[]) =>
    new Promise<number[]>((resolve, reject) => {
      goes.push({ inputs, end: (error) => (error ? reject(error) : resolve(inputs.map((n) => 2 * n))) });
    });
  return { goes, doubling: new Together(run, limits) };
}

describe("what is done together", () => {
  it("begins at once, and takes with it what has come meanwhile, as much as it may", async () => {
    const { goes, doubling } = createDoubling({ atOnce: 1, most: 3 });
    const answers = [1, 2, 3, 4, 5].map((n) => doubling.call(n));
    expect(goes.map(({ inputs }) => inputs)).toEqual([[1]]);
    goes[0]?.end();
    await answers[0];
    await Promise.resolve();
    expect(goes.map(({ inputs }) => inputs)).toEqual([[1], [2, 3, 4]]);
    goes[1]?.end();
    await answers[3];
    await Promise.resolve();
    goes[2]?.end();
    expect(await Promise.all(answers)).toEqual([2, 4, 6, 8, 10]);
  });

  it("fails together, and goes on with the next", async () => {
    const { goes, doubling } = createDoubling({ atOnce: 1, most: 10 });
    const first = doubling.call(1);
    const others = [doubling.call(2), doubling.call(3)];
    goes[0]?.end();
    await first;
    await Promise.resolve();
    goes[1]?.end(new Error("away"));
    for (const other of others) await expect(other).rejects.toThrow("away");
    const last = doubling.call(4);
    goes[2]?.end();
    expect(await last).toBe(8);
  });

  it("runs side by side as often as it may", () => {
    const { goes, doubling } = createDoubling({ atOnce: 2, most: 10 });
    for (const n of [1, 2, 3]) void doubling.call(n);
    expect(goes.map(({ inputs }) => inputs)).toEqual([[1], [2]]);
  });
});
