import { describe, expect, it } from "vitest";
import { shuffle } from "../base/shuffle";
import { createRng } from "../base/rng";
import { KINDS } from "../core/data/events";
import { damage } from "../testing/damage";
import { createTasteLog } from "../testing/logs";
import { FormatError } from "../core/format/format-error";
import { evaluate } from "./evaluate";
import { createRecommender, listModels, loadRecommender, type ModelKind } from "./models";
import { createRecommender as createOne, loadRecommender as loadOne } from "./create";
import { alsModel } from "../models/als/definition";
import { alsModel as slimAls } from "../models/als/entry";
import { popularityModel } from "../models/popularity/definition";
import type { FittedRecommender } from "./options";
import type { Row } from "./rows";

const log = createTasteLog(40, 4, 8, 3);
/** Within one day, each at a time of its own. */
const rows = Array.from({ length: log.length }, (_, e): Row => {
  const [user, item] = [`user ${log.users[e]}`, `item ${log.items[e]}`];
  return { user, item, kind: KINDS[log.kinds[e]], at: log.at[e] / 600 };
});
const items = Array.from({ length: 33 }, (_, i) => ({
  id: `item ${i}`,
  text: `group ${Math.floor(i / 8)} thing`,
  attributes: { group: String(Math.floor(i / 8)) },
  category: String(Math.floor(i / 8)),
}));
const ratings = rows.map((row, e): Row => ({
  user: row.user,
  item: row.item,
  at: row.at,
  value: 1 + (e % 5),
}));

/** As many factors as there are items say nothing: each item would be like itself alone. */
const PARAMETERS: Partial<Record<ModelKind, object>> = { "pure-svd": { factors: 4 } };
const kinds = listModels().map(({ kind }) => kind);
const fitted = new Map<ModelKind, Promise<FittedRecommender>>();
function fit(kind: ModelKind): Promise<FittedRecommender> {
  const before = fitted.get(kind);
  if (before !== undefined) return before;
  const isRating = kind === "svd++" || kind === "explicit-als";
  const made = createRecommender(kind, PARAMETERS[kind]).fit(isRating ? ratings : rows, { items });
  fitted.set(kind, made);
  return made;
}

describe.each(kinds)("%s as a library", (kind) => {
  it("answers known users with what they have not met, best first", async () => {
    const model = await fit(kind);
    const known = new Set(rows.filter(({ user }) => user === "user 3").map(({ item }) => item));
    const list = model.recommend("user 3", { k: 5 });
    expect(list).toHaveLength(5);
    for (const { item, score } of list) {
      expect(known.has(item)).toBe(false);
      expect(Number.isFinite(score)).toBe(true);
    }
    expect(list.map(({ score }) => score)).toEqual(list.map(({ score }) => score).sort((a, b) => b - a));
    expect(model.recommend("user 3", { k: 1000, includeKnown: true })).toHaveLength(33);
  });

  it("leaves out what the caller does not want", async () => {
    const model = await fit(kind);
    const [first, second] = model.recommend("user 5", { k: 2 });
    expect(model.recommend("user 5", { k: 1, exclude: [first.item, "nothing known"] })).toEqual([second]);
    const even = model.recommend("user 5", { k: 99, filter: (item) => Number(item.slice(5)) % 2 === 0 });
    expect(even.length).toBeGreaterThan(0);
    expect(even.every(({ item }) => Number(item.slice(5)) % 2 === 0)).toBe(true);
  });

  it("answers the same after it was saved and loaded, bit for bit", async () => {
    const model = await fit(kind);
    const bytes = model.save();
    const again = await loadRecommender(bytes);
    for (const who of ["user 0", "user 39", "nobody", ["item 1", { item: "item 2", value: 4 }]]) {
      expect(again.recommend(who, { k: 33 })).toEqual(model.recommend(who, { k: 33 }));
    }
    expect(again.parameters).toEqual(model.parameters);
    expect(again.save()).toEqual(bytes);
  });

  it("explains all of a score, or says which models can", async () => {
    const model = await fit(kind);
    const list = model.recommend("user 3", { k: 3 });
    const cannot = ["popularity", "recent-popularity", "bpr", "explicit-als", "svd++"];
    for (const { item, score } of list) {
      if (cannot.includes(kind)) {
        expect(() => model.explain("user 3", item)).toThrow(
          `"${kind}" cannot explain a score; see the README`,
        );
        continue;
      }
      const explanation = model.explain("user 3", item);
      expect(explanation.score).toBeCloseTo(score, 4);
      expect(explanation.score).toBeCloseTo(model.predict("user 3", item), 4);
      const sum = explanation.shares.reduce((total, { share }) => total + share, 0);
      expect(sum).toBeCloseTo(explanation.score, 10);
    }
  });

  it("finds similar items, or says that it cannot", async () => {
    const model = await fit(kind);
    if (kind.endsWith("popularity")) {
      expect(() => model.similar("item 9")).toThrow("answers everybody alike");
      return;
    }
    const list = model.similar("item 9", { k: 7 });
    expect(list.map(({ item }) => item)).not.toContain("item 9");
    expect(list.every(({ score }) => score > 0)).toBe(true);
    const sameGroup = list.filter(({ item }) => Math.floor(Number(item.slice(5)) / 8) === 1).length;
    // Ratings in these rows say nothing of taste, so nothing is asked of the models of ratings.
    if (!["svd++", "explicit-als"].includes(kind)) expect(sameGroup / list.length).toBeGreaterThan(0.5);
  });

  it("is the same model for rows in another order", async () => {
    const isRating = kind === "svd++" || kind === "explicit-als";
    const own = isRating ? ratings : rows;
    const order = shuffle(
      Uint32Array.from(own, (_, e) => e),
      createRng(4),
    );
    const shuffled = Array.from(order, (e) => own[e]);
    const again = await createRecommender(kind, PARAMETERS[kind]).fit(shuffled, { items });
    expect(again.save()).toEqual((await fit(kind)).save());
  });
});

describe("answers", () => {
  it("come in the order of popularity for somebody nobody knows", async () => {
    const counts = new Map<string, number>();
    for (const { item } of rows) counts.set(item, (counts.get(item) ?? 0) + 1);
    const popular = (await fit("als"))
      .recommend("nobody", { k: 33 })
      .map(({ item }) => counts.get(item) ?? 0);
    expect(popular).toEqual([...popular].sort((a, b) => b - a));
  });

  it("to a history given item by item are those to a user with this history", async () => {
    const model = await fit("als");
    const own = rows.filter(({ user }) => user === "user 7");
    expect(model.recommend(own, { k: 9 })).toEqual(model.recommend("user 7", { k: 9 }));
    expect(model.recommend(["unheard of"], { k: 3 })).toEqual(model.recommend("nobody", { k: 3 }));
    expect(model.recommend([], { k: 3 })).toEqual(model.recommend("nobody", { k: 3 }));
  });

  it("weigh a value as so many times the row", async () => {
    const three = (times: number): Row[] =>
      Array.from({ length: times }, () => ({ user: "ann", item: "tea" }) satisfies Row);
    const others = [
      { user: "bob", item: "tea" },
      { user: "bob", item: "pot" },
      { user: "ann", item: "cup" },
    ];
    const settings = { factors: 2 } as const;
    const once = await createRecommender("als", settings).fit([
      { user: "ann", item: "tea", value: 3 },
      ...others,
    ]);
    const often = await createRecommender("als", settings).fit([...three(3), ...others]);
    expect(once.predict("ann", "pot")).toBeCloseTo(often.predict("ann", "pot"), 5);
    const single = await createRecommender("als", settings).fit([...three(1), ...others]);
    expect(Math.abs(single.predict("ann", "pot") - often.predict("ann", "pot"))).toBeGreaterThan(1e-3);
  });

  it("of models of ratings are ratings", async () => {
    const model = await fit("svd++");
    for (const item of model.items) expect(model.predict("user 1", item)).toBeGreaterThanOrEqual(1);
    for (const item of model.items) expect(model.predict("user 1", item)).toBeLessThanOrEqual(5);
  });

  it("read times in any form", async () => {
    const base = [
      { user: "ann", item: "tea" },
      { user: "bob", item: "pot" },
    ];
    const times = [
      [0, 86_400_000],
      [new Date(0), new Date(86_400_000)],
      ["1970-01-01T00:00:00Z", "1970-01-02"],
    ] as const;
    const saved = await Promise.all(
      times.map(async (at) => {
        const timed = base.map((row, i) => ({ ...row, at: at[i] }));
        return (await createRecommender("recent-popularity").fit(timed)).save();
      }),
    );
    expect(saved[1]).toEqual(saved[0]);
    expect(saved[2]).toEqual(saved[0]);
  });
});

describe("what is wrong", () => {
  const fitRows = (given: unknown) => createRecommender("popularity").fit(given as Row[]);
  it.each([
    [[], "Nothing to learn from: there are no rows."],
    [undefined, "Rows must be an array or another iterable; found undefined."],
    [[{ user: "a", item: "b" }, null], "rows[1] must be an object with user and item."],
    [[{ item: "b" }], "rows[0].user must be a string that is not empty; found undefined."],
    [
      [
        { user: "a", item: "b" },
        { user: "a", item: 7 },
      ],
      "rows[1].item must be a string that is not empty; found 7.",
    ],
    [[{ user: "a", item: "" }], 'rows[0].item must be a string that is not empty; found "".'],
    [
      [{ user: "a", item: "b", value: Number.NaN }],
      "rows[0].value must be a number from 0 to 1e9; found NaN.",
    ],
    [[{ user: "a", item: "b", value: -1 }], "found -1"],
    [[{ user: "a", item: "b", value: "3" }], 'found "3"'],
    [[{ user: "a", item: "b", kind: "rating" }], "rows[0].value must be a rating above 0; found undefined."],
    [
      [{ user: "a", item: "b", kind: "stare" }],
      'rows[0].kind must be one of view, like, cart, purchase, rating, remove, unlike, uncart, return; found "stare".',
    ],
    [
      [{ user: "a", item: "b", at: "soon" }],
      'rows[0].at must be a Date, milliseconds or an ISO date; found "soon".',
    ],
    [
      [
        { user: "a", item: "b", at: 1 },
        { user: "a", item: "b" },
      ],
      "rows[1].at: give a time in all rows or in none.",
    ],
  ])("is told once, with its place: %j", async (given, message) => {
    await expect(fitRows(given)).rejects.toThrow(message);
  });

  it("is told of parameters, names, lengths and histories", async () => {
    expect(() => createRecommender("als", { factor: 64 } as object)).toThrow(
      'als has no parameter "factor"; it has',
    );
    await expect(createRecommender("als", { factors: 0 }).fit(rows)).rejects.toThrow(
      'als "factors" must be an integer',
    );
    expect(() => createRecommender("oracle" as "als")).toThrow(
      'No model is called "oracle"; there are popularity',
    );
    await expect(createRecommender("content").fit(rows)).rejects.toThrow("reads texts and attributes");
    await expect(createRecommender("als").fit(rows, { seed: 0.5 })).rejects.toThrow(
      "seed must be an integer",
    );
    const model = await fit("als");
    expect(() => model.similar("unheard of")).toThrow('No item is called "unheard of".');
    expect(() => model.recommend("user 1", { k: 0 })).toThrow("k must be an integer of 1 or more; found 0.");
    expect(() => model.recommend(7 as unknown as string)).toThrow("Give a user's id or a history; found 7.");
    expect(() => model.recommend([{ item: "" }])).toThrow(
      "history[0].item must be a string that is not empty",
    );
  });

  it("is told of bytes that are no recommender", async () => {
    const bytes = (await fit("als")).save();
    await expect(loadRecommender(bytes.subarray(0, 99))).rejects.toThrow(/claims|ends at/);
    await expect(loadRecommender(new Uint8Array(3))).rejects.toThrow("has no header");
    const changed = bytes.slice();
    changed[changed.length - 9] ^= 4;
    await expect(loadRecommender(changed)).rejects.toThrow("SHA-256");
    await expect(loadOne(bytes, popularityModel)).rejects.toThrow(
      'it is of the model "als", and popularity was given',
    );
    expect((await loadOne(bytes, popularityModel, alsModel)).kind).toBe("als");
  });
});

describe("an artifact", () => {
  it("that was damaged is refused, whatever the damage", async () => {
    const bytes = (await createRecommender("popularity").fit(rows)).save();
    const rng = createRng(11);
    for (let i = 0; i < 300; i++) {
      const { how, spoiled } = damage(bytes, rng);
      const refused = await loadRecommender(spoiled).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(refused, how).toBeInstanceOf(FormatError);
    }
  });
});

describe("the als of small bundles", () => {
  it("is the same model, but does not read texts", async () => {
    const slim = createOne(slimAls, { factors: 8 });
    const whole = await createRecommender("als", { factors: 8 }).fit(rows);
    expect((await slim.fit(rows)).save()).toEqual(whole.save());
    expect((await loadOne(whole.save(), slimAls)).recommend("user 1")).toEqual(whole.recommend("user 1"));
    await expect(slim.fit(rows, { items })).rejects.toThrow(
      "take alsWithContent, or set contentFactors to false",
    );
    const without = await createOne(slimAls, { factors: 8, contentFactors: false }).fit(rows, { items });
    expect(without.items).toContain("item 32");
  });
});

describe("a training", () => {
  it("can be watched and ended", async () => {
    const told: number[] = [];
    await createOne(alsModel, { factors: 8 }).fit(rows, { onProgress: (done) => told.push(done) });
    expect(told.at(-1)).toBe(1);
    const stop = new AbortController();
    stop.abort(new Error("enough"));
    await expect(createRecommender("als").fit(rows, { signal: stop.signal })).rejects.toThrow("enough");
  });

  it("is another one with another seed", async () => {
    const [first, again, other] = await Promise.all(
      [1, 1, 2].map(async (seed) =>
        (await createRecommender("bpr", { factors: 4 }).fit(rows, { seed })).save(),
      ),
    );
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });
});

describe("an evaluation", () => {
  it("learns on one part and asks for the other", async () => {
    const { users, metrics } = await evaluate(createRecommender("item-knn"), rows, { k: 5 });
    expect(users).toBeGreaterThan(20);
    expect(metrics["ndcg@5"]).toBeGreaterThan(0.1);
    const untimed = rows.map(({ user, item }) => ({ user, item }));
    expect(
      (await evaluate(createRecommender("als", { factors: 8 }), untimed)).metrics["ndcg@10"],
    ).toBeGreaterThan(0);
  });

  it("of ratings has their errors", async () => {
    const { metrics } = await evaluate(createRecommender("explicit-als", { factors: 4 }), ratings);
    expect(metrics.rmse).toBeGreaterThan(0.5);
  });
});
