import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../../core/data/events";
import { createRng } from "../../base/rng";
import { NO_PACE } from "../../base/pace";
import { describeRecommender } from "../../testing/contract";
import { describeItems } from "../../testing/log-content";
import { createLog, DAY } from "../../testing/logs";
import { subjectOf } from "../../testing/subject";
import { DEFAULT_CONTENT } from "../../core/content/config";
import { contentModel } from "./definition";
import { ContentModel } from "./model";
import { buildTermMatrix } from "../../core/content/term-matrix";
import { tokenise } from "../../core/content/tokenise";

describeRecommender(subjectOf(contentModel, {}, describeItems), { personal: true });

describe("words", () => {
  it("are runs of letters, marks and digits of any script, in lower case", () => {
    expect(tokenise("Rotes T-Shirt (100 % Bio-Baumwolle), Größe XL")).toEqual([
      "rotes",
      "t",
      "shirt",
      "100",
      "bio",
      "baumwolle",
      "größe",
      "xl",
    ]);
    expect(tokenise("Чашка «Утро», ﬁne 茶碗")).toEqual(["чашка", "утро", "fine", "茶碗"]);
    expect(tokenise("हिन्दी e\u0301te\u0301")).toEqual(["हिन्दी", "été"]);
    expect(tokenise("  –  ")).toEqual([]);
  });
});

const content = {
  texts: ["red mug mug", "red cup", "blue cup", "blue plate", "unique", ""],
  attributes: [["shop=a"], ["shop=a"], ["shop=b"], ["shop=b"], [], []],
};
const config = { ...DEFAULT_CONTENT, attributeWeight: 2 };

/** Dense rows of a term matrix. */
function densify({ rows, columns, indptr, indices, values }: ReturnType<typeof buildTermMatrix>): number[][] {
  return Array.from({ length: rows }, (_, row) => {
    const dense = new Array<number>(columns).fill(0);
    for (let e = indptr[row]; e < indptr[row + 1]; e++) dense[indices[e]] = values[e];
    return dense;
  });
}

describe("terms", () => {
  it("weigh what the equation says on a case done by hand", () => {
    const matrix = buildTermMatrix(content, config);
    // red, cup, blue in 2 of 6 items, both shops as well; mug, plate and unique are left out.
    expect(matrix.columns).toBe(5);
    const [word, attribute] = [1 / Math.sqrt(5), 2 / Math.sqrt(5)];
    const half = word / Math.SQRT2;
    const wanted = [
      [word, 0, 0, attribute, 0],
      [half, half, 0, attribute, 0],
      [0, half, half, 0, attribute],
      [0, 0, word, 0, attribute],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ];
    densify(matrix).forEach((row, i) =>
      row.forEach((value, t) => expect(value).toBeCloseTo(wanted[i][t], 6)),
    );
  });

  it("count repetitions less and less, and rare ones more", () => {
    const texts = ["a a a b", "a", "b", "b", "c", "d", "e"];
    const attributes = texts.map(() => []);
    const [row] = densify(buildTermMatrix({ texts, attributes }, { ...config, minItems: 1 }));
    const [a, b] = [(1 + Math.log(3)) * Math.log(7 / 2), Math.log(7 / 3)];
    expect(row[0] / row[1]).toBeCloseTo(a / b, 5);
  });

  it("in too few or too many items are left out", () => {
    const narrow = { ...config, minItems: 2, maxShare: 0.3 };
    const matrix = buildTermMatrix({ texts: content.texts, attributes: content.texts.map(() => []) }, narrow);
    expect(matrix.indices).toHaveLength(0);
    expect(matrix.columns).toBe(0);
  });

  it("need texts and attributes of the same items", () => {
    expect(() => buildTermMatrix({ texts: ["a"], attributes: [] }, config)).toThrow("1 texts and 0 lists");
  });
});

describe("content", () => {
  const model = new ContentModel(buildTermMatrix(content, config), { decayPerDay: 0.1, floor: 0 });
  const history = {
    items: Uint32Array.of(0, 2, 0),
    weights: Float32Array.of(1, 5, 2),
    at: Float64Array.of(0, 3 * DAY, 4 * DAY),
  };

  it("scores by the cosine with the decayed history", () => {
    const rows = densify(buildTermMatrix(content, config));
    const decay = (weight: number, age: number) => weight * Math.exp(-0.1 * age);
    const [own, other] = [decay(1, 4) + decay(2, 0), decay(5, 1)];
    const profile = rows[0].map((value, t) => own * value + other * rows[2][t]);
    const length = Math.hypot(...profile);
    const out = new Float32Array(6);
    model.score(history, 4 * DAY, out);
    rows.forEach((row, i) => {
      const cosine = row.reduce((sum, value, t) => sum + value * profile[t], 0) / length;
      expect(out[i]).toBeCloseTo(cosine, 5);
    });
  });

  it("finds what is described alike, never what has nothing in common", () => {
    expect([...model.related(0, 5).items]).toEqual([1]);
    expect([...model.related(1, 5).items]).toEqual([0, 2]);
    expect([...model.related(4, 5).items]).toEqual([]);
    expect(() => model.related(6, 1)).toThrow("Item 6, but the model knows 6.");
  });

  it("refuses to learn without texts, and says what to give", async () => {
    const log = createLog(1, 6, [[0, 0, "view", 1]]);
    const training = { log, weights: DEFAULT_WEIGHTS, now: DAY };
    const run = { rng: createRng(1), pace: NO_PACE };
    await expect(contentModel.fit(training, {}, run)).rejects.toThrow("texts and attributes");
    const short = { texts: ["a"], attributes: [[]] };
    await expect(contentModel.fit({ ...training, content: short }, {}, run)).rejects.toThrow(
      "Content of 1 items for a log of 6.",
    );
    await expect(contentModel.fit({ ...training, content }, { maxShare: 0 }, run)).rejects.toThrow(
      '"maxShare"',
    );
  });
});
