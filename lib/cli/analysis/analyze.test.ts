import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { childEnvironment } from "@/lib/platform/env";
import { analyzeCommand } from "../commands/analyze";
import { readAnalysis } from "./read-analysis";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-analyze-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Runs the command line as a shell would. Nothing of it needs a database. */
function aisle(...args: string[]) {
  const node = ["--conditions=react-server", "--import", "tsx", "bin/aisle.ts"];
  const env = childEnvironment({ AISLE_DATA: folder, AISLE_INVOKED_FROM: folder });
  return spawnSync(process.execPath, [...node, ...args], { encoding: "utf8", env });
}

function write(name: string, content: string | object): string {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  fs.writeFileSync(path.join(folder, name), text);
  return name;
}

/** Runs the command in this process: what it says to people, and to programs. */
async function analyze(...args: string[]): Promise<{ said: string; result: unknown }> {
  const told = { said: "", result: undefined as unknown };
  await analyzeCommand.run(
    args.map((arg) => (/^[a-z]+\.(csv|json)$/.test(arg) ? path.join(folder, arg) : arg)),
    {
      json: false,
      line: (text = "") => void (told.said += `${text}\n`),
      result: (value) => void (told.result = value),
      note: () => {},
      step: (_, work) => work(() => {}),
    },
  );
  return told;
}

const MEANS = [
  { name: "A", n: 3407, sum: 1396.87, sumSquares: 52377.9767 },
  { name: "B", n: 3461, sum: 2422.7, sumSquares: 134698.29 },
];

const SUMS = { sum: 1, sumSquares: 1, sumProducts: 1 };

describe("docs/experiments.md, followed to the letter", { timeout: 60_000 }, () => {
  const page = fs.readFileSync("docs/experiments.md", "utf8");
  const blocks = [...page.matchAll(/^```(\w+)\n([^]*?)^```$/gm)]
    .map(([, kind, text]) => ({ kind, text }))
    // An experiment as it is written: lib/recommender/experiments/plan.test.ts reads that.
    .filter(({ kind }) => kind !== "jsonc");
  const [json, answer, csv, ...sessions] = blocks.map(({ text = "" }) => text);

  it("has the blocks it is read for", () => {
    expect(blocks.map(({ kind }) => kind)).toEqual(["json", "text", "csv", "text", "text"]);
  });

  it("sums in JSON give the sentences and the table it shows", () => {
    const { status, stdout } = aisle("analyze", write("example.json", json ?? ""));
    expect([status, stdout]).toEqual([0, answer]);
  });

  const commands = sessions
    .join("")
    .split("$ npm run aisle -- ")
    .slice(1)
    .map((part) => part.split(/\n([^]*)/));
  it.each(commands)("%s", async (command = "", output = "") => {
    write("clicks.csv", csv ?? "");
    const { said } = await analyze(...command.split(" ").slice(1));
    expect(said.slice(0, output.length)).toBe(output);
  });

  it("has a row for every error there is", () => {
    const source = fs.readFileSync("ml/stats/problem.ts", "utf8");
    const words = [...source.matchAll(/^ {2}\| "(\w+)"/gm)].map(([, word]) => word);
    expect(words.length).toBeGreaterThan(10);
    for (const word of words) expect(page).toContain(`\`${word}\``);
  });
});

describe("npm run aisle -- analyze", { timeout: 60_000 }, () => {
  it("--json: the documented keys and nothing else", () => {
    const file = write("means.json", { metric: "mean", variants: MEANS, expectedShares: [0.5, 0.5] });
    const { stdout, stderr } = aisle("analyze", file, "--json");
    const found = JSON.parse(stdout);
    expect(Object.keys(found)).toEqual([
      "lift",
      "low",
      "high",
      "standardError",
      "p",
      "chanceToWin",
      "risk",
      "srm",
      "error",
    ]);
    expect(found.lift).toBeCloseTo(0.70732, 5);
    expect(found.p).toBeCloseTo(0.06191, 5);
    expect([found.chanceToWin, found.risk, found.error, stderr]).toEqual([null, null, null, ""]);
  });

  it("more than two variants: each against the first", async () => {
    const variants = [...MEANS, { ...MEANS[1], name: "C" }];
    const { said, result } = await analyze(write("three.json", { metric: "mean", variants }));
    const { comparisons, ...first } = result as { comparisons: { adjustedP: number }[]; p: number };
    expect(comparisons).toHaveLength(2);
    expect(comparisons[0]).toEqual({ variant: "B", ...first, adjustedP: 2 * first.p });
    expect(said).toContain("p of several");
  });

  it("says what it knows, and how surely, in the words of the question", async () => {
    const file = write("means.json", { metric: "mean", variants: MEANS });
    const said = async (...options: string[]) => (await analyze(file, ...options)).said.split("\n")[0];
    expect(await said()).toBe(
      "No difference is shown: B may be anything from 3.53 % below to 145 % above A (measured: 70.7 %).",
    );
    expect(await said("--absolute")).toBe("B is between 0.0454 and 0.5346 above A (measured: 0.2900).");
    expect(await said("--absolute", "--sided", "greater")).toMatch(/^B is at least 0.08\d\d above A/);
    expect(await said("--sided", "less")).toMatch(/^B is not shown to be below A: it may be 133 % above/);
    const swapped = write("swapped.json", { metric: "mean", relative: false, variants: MEANS.toReversed() });
    expect((await analyze(swapped)).said).toContain("A is between 0.0454 and 0.5346 below B");
    expect((await analyze(swapped, "--sided", "less")).said).toMatch(/^A is at least 0.08\d\d below B/);
    expect((await analyze(swapped, "--sided", "greater")).said).toContain("A is not shown to be above B");
  });

  it("a lift relative to a loss says which way is up", async () => {
    const variants = MEANS.map((one) => ({ ...one, sum: -one.sum }));
    const { said } = await analyze(write("losses.json", { metric: "mean", variants }));
    expect(said).toContain('The mean of A is below 0: "above" means further below 0.');
  });

  it("what must not be read is not printed, and is no failure of the command", async () => {
    const file = write("lost.json", { metric: "mean", variants: [MEANS[0], { ...MEANS[1], n: 3000 }] });
    const { said, result } = await analyze(file, "--shares", "0.5,0.5");
    expect(said).toContain("Nothing is said of B. Shoppers are split otherwise than expected");
    expect(said).not.toMatch(/above|%/);
    expect(result).toMatchObject({ error: "sample_ratio_mismatch", lift: expect.any(Number) });
    const none = write("none.json", { metric: "mean", variants: [MEANS[0], { ...MEANS[1], n: 0 }] });
    expect((await analyze(none)).result).toMatchObject({ error: "empty_variant", lift: null });
    // One variant alone has nothing to be compared with, which is said as well.
    const alone = await analyze(write("alone.json", { metric: "mean", variants: [MEANS[0]] }));
    expect(alone.result).toMatchObject({ error: "too_few_variants" });
    expect(alone.said).toContain("fewer than two variants");
  });

  it("plans: what is needed, what is seen, and what nothing shows", async () => {
    const today = ["power", "--mean", "10", "--sd", "62.5299910", "--variants", "3"];
    const { result } = await analyze(...today, "--units", "400000", "--effect", "5%", "--per-day", "1000");
    const answer = result as Record<"power" | "minimumEffect" | "days", number>;
    expect(answer.power).toBeCloseTo(0.52144, 5);
    expect(answer.minimumEffect).toBeCloseTo(0.07027, 5);
    expect(answer).toMatchObject({ days: 400, error: null, sampleSize: { perVariant: 258_095 } });
    const few = await analyze(...today, "--units", "300");
    expect(few.result).toMatchObject({ minimumEffect: null, error: "unreachable", sampleSize: null });
    expect(few.said).toContain("300 shoppers are too few");
    const never = await analyze("power", "--rate", "1%", "--effect", "5%", "--sided", "less");
    expect(never.result).toMatchObject({ sampleSize: null, power: null, error: "unreachable" });
    expect(never.said).toContain("No number of shoppers shows a lift of 5 %");
  });

  it.each([
    [["means.json", "--effect", "0.05"], "--effect is of power"],
    [["means.json", "--prior", "0"], '--prior "0" must be mean,sd'],
    [["means.json", "--alpha", "small"], '--alpha "small"'],
    [["power", "--rate", "0.1"], "--effect"],
    [["power", "--effect", "5%"], "--rate, or --mean and --sd"],
    [["power", "--rate", "4", "--effect", "1"], '--rate "4"'],
    [["power", "--rate", "4%", "--effect", "0"], "--effect must not be 0"],
    [["power", "--rate", "4%", "--sd", "2", "--effect", "1"], "--sd does not go with --rate"],
    [["power", "--rate", "4%", "--effect", "1", "--metric", "mean"], "--metric is of an analysis"],
    [["power", "--rate", "4%", "--effect", "1", "--method", "bayesian"], "fixed, sequential"],
  ])("%j is called wrongly", async (args, message) => {
    write("means.json", { metric: "mean", variants: MEANS });
    await expect(analyze(...args)).rejects.toThrow(message);
  });
});

describe("what an analysis is read from", () => {
  const read = (name: string, content: string | object, options = {}) =>
    readAnalysis(path.join(folder, write(name, content)), options);
  const refusal = (content: string | object, name = "x.json", options = {}) =>
    read(name, content, options).then(
      () => "was not refused",
      (error: Error) => error.message,
    );

  it("a table says the same as JSON, empty cells being absent, in any spelling of the columns", async () => {
    const csv = [
      "Name;N;sum;Sum Squares;covariate_sum;covariateSumSquares;covariateSumProducts;expected share",
      "A;3407;1396.87;52377.9767;1;2;3;50",
      "B;3461;2422.7;1.3469829e5;1;2;-3;50",
    ].join("\n");
    const covariate = { sum: 1, sumSquares: 2, sumProducts: 3 };
    const json = {
      metric: "mean",
      relative: false,
      variants: [
        { ...MEANS[0], covariate },
        { ...MEANS[1], covariate: { ...covariate, sumProducts: -3 } },
      ],
      expectedShares: [50, 50],
    };
    const options = { metric: "mean", relative: false };
    expect(await read("means.csv", csv, options)).toEqual(await read("means.json", json));
    const sparse =
      "variant,n,sum,denominatorSum,denominatorSumSquares,denominatorSumProducts\nA,9,5,,,\nB,9,6,,,\n";
    expect(await read("sparse.csv", sparse, { metric: "proportion" })).toMatchObject({
      variants: [
        { name: "A", n: 9, sum: 5 },
        { name: "B", n: 9, sum: 6 },
      ],
    });
  });

  it("what the command line says wins, and the rest is as usual", async () => {
    expect(await read("m.json", { metric: "mean", alpha: 0.1, variants: MEANS }, { alpha: 0.01 })).toEqual({
      metric: "mean",
      relative: true,
      sided: "two",
      alpha: 0.01,
      method: "fixed",
      tuning: 5000,
      prior: null,
      variants: MEANS,
    });
  });

  it("the squares of a proportion's covariate are its sum, unless told", async () => {
    const of = async (sumSquares?: number) => {
      const covariate = { sum: 4, sumSquares, sumProducts: 3 };
      const variants = MEANS.map(({ name }) => ({ name, n: 9, sum: 5, covariate }));
      const found = await read(`squares-${sumSquares}.json`, { metric: "proportion", variants });
      return found.variants[0]?.covariate?.sumSquares;
    };
    expect(await Promise.all([of(undefined), of(0), of(4), of(8)])).toEqual([4, 4, 4, 8]);
    const without = MEANS.map((one) => ({ ...one, covariate: { sum: 1, sumProducts: 1 } }));
    expect(await refusal({ metric: "mean", variants: without })).toContain(
      "variants.0.covariate.sumSquares: ",
    );
  });

  it("sums of 0 are as good as none, and so is null", async () => {
    const zeros = { sum: 0, sumSquares: 0, sumProducts: 0 };
    const variants = MEANS.map((one) => ({ ...one, covariate: zeros, denominator: zeros }));
    await read("zeros.json", { metric: "mean", variants, expectedShares: null });
    const nulls = MEANS.map((one) => ({ ...one, covariate: null, denominator: null }));
    await read("nulls.json", { metric: "mean", variants: nulls, prior: null });
  });

  it("a variant whose shoppers did nothing before is compared with those of another who did", async () => {
    const zeros = { sum: 0, sumSquares: 0, sumProducts: 0 };
    const variants = [{ ...MEANS[0], covariate: zeros }, withCovariate()];
    const found = await read("new.json", { metric: "mean", variants });
    expect(found.variants.map(({ covariate }) => covariate?.sum)).toEqual([0, 1]);
    const ratios = { metric: "ratio", variants: variants.map((one) => ({ ...one, denominator: SUMS })) };
    expect(await refusal(ratios)).toContain("variants.0.covariate.denominator: ");
  });

  it.each<[string, object, string]>([
    [
      "unknown keys",
      { variants: [{ ...MEANS[0], sumSq: 1 }], alfa: 1 },
      "variants.0.sumSq: There is no such key. alfa:",
    ],
    ["no metric", { metric: undefined }, "metric: "],
    ["a word for a number", { variants: [{ ...MEANS[0], n: "9" }] }, "variants.0.n: "],
    ["an alpha of 5", { alpha: 5 }, "alpha: "],
    ["tuned to nothing", { tuning: 0 }, "tuning: "],
    ["a prior without spread", { prior: { mean: 0, sd: 0 } }, "prior.sd: "],
    ["two of a name", { variants: [MEANS[0], MEANS[0]] }, 'variants.1.name: There is another "A".'],
    ["no squares of a mean", { variants: [{ name: "A", n: 9, sum: 1 }] }, "variants.0.sumSquares: "],
    ["a ratio of nothing", { metric: "ratio" }, "variants.0.denominator: A ratio needs a denominator."],
    ["a covariate of one", { variants: [MEANS[0], withCovariate()] }, "variants.0.covariate: Either every"],
    ["half a covariate", { metric: "ratio", variants: [ratioOf()] }, "variants.0.covariate.denominator: "],
    ["a mean's denominator", { variants: [ratioOf()] }, "variants.0.denominator: A mean has no denominator."],
    ["one-sided from ½ on", { method: "sequential", sided: "less", alpha: 0.6 }, "alpha: A one-sided"],
  ])("refuses %s by its path", async (_, wrong, message) => {
    expect(await refusal({ metric: "mean", variants: MEANS, ...wrong })).toContain(`x.json: ${message}`);
  });

  function withCovariate() {
    return { ...MEANS[1], covariate: SUMS };
  }

  function ratioOf() {
    return { ...MEANS[0], covariate: SUMS, denominator: SUMS };
  }

  it("refuses what is no document and no table, naming file, line and column", async () => {
    expect(await refusal("{ metric: 1 }")).toContain("x.json is not JSON");
    expect(await refusal("[1]")).toContain("x.json: the document: ");
    expect(await refusal("variant,n\nA,1\n", "t.csv")).toContain("t.csv has no column sum");
    expect(await refusal("variant,n,sum,colour\nA,1,1,red\n", "t.csv")).toContain(
      "mean nothing here: colour",
    );
    expect(await refusal("variant,n,sum\nA,9,1\nB,9,x\n", "t.csv")).toBe(
      't.csv line 3, sum: "x" is not a number.',
    );
    expect(await refusal('variant,n,sum\nA,9,"1,5"\n', "t.csv")).toContain('"1,5" is not a number');
    await expect(readAnalysis(path.join(folder, "absent.json"), {})).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
