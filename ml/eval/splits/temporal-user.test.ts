import { describe, expect, it } from "vitest";
import { createRng } from "../../base/rng";
import { DEFAULT_WEIGHTS } from "../../core/data/events";
import { createTasteLog } from "../../testing/logs";
import { createFolds } from "./create-folds";

const log = createTasteLog(12, 3, 10, 5);

describe("a split of every user's own time", () => {
  const share = 0.3;
  const [fold] = createFolds(log, { kind: "temporal-user", share }, DEFAULT_WEIGHTS, createRng(1));

  it("leaves the newest share of each user's events out, to the nearest event and never all", () => {
    for (let user = 0; user < log.userCount; user++) {
      const all = [...log.at].filter((_, e) => log.users[e] === user);
      const kept = [...fold.train.at].filter((_, e) => fold.train.users[e] === user);
      expect(kept).toEqual(
        all.slice(0, all.length - Math.min(all.length - 1, Math.round(share * all.length))),
      );
    }
  });

  it("asks each at the time of the first that was left out, for what is new to them", () => {
    expect(fold.evaluation.cases.length).toBeGreaterThan(5);
    for (const { user = -1, now = -1, history, relevant } of fold.evaluation.cases) {
      const kept = history.items.length;
      const own = [...log.items].map((item, e) => ({ item, user: log.users[e], at: log.at[e] }));
      const later = own.filter((one) => one.user === user && one.at >= now);
      expect(kept).toBeGreaterThan(0);
      expect(Math.max(...history.at)).toBeLessThanOrEqual(now);
      expect(later.map(({ item }) => item)).toEqual(expect.arrayContaining([...relevant]));
      for (const item of relevant) expect([...history.items]).not.toContain(item);
    }
    const times = new Set(fold.evaluation.cases.map(({ now }) => now));
    expect(times.size).toBeGreaterThan(3);
  });

  it("has no place for a share that is none", () => {
    expect(() =>
      createFolds(log, { kind: "temporal-user", share: 1 }, DEFAULT_WEIGHTS, createRng(1)),
    ).toThrow("0–1");
  });
});
