import { spawn } from "node:child_process";
import fs from "node:fs";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { makeFolder } from "@/lib/data/import/testing/import-fixture";
import { createRng } from "@/ml/index";
import { benchmarkCommand } from "./commands/benchmark";
import { runCli } from "./run-cli";

const write = makeFolder();
const GROUPS = 3;
const PER_GROUP = 8;

/** Rows `user, item, rating, time` of shoppers with one taste each, over sixty days. */
function makeRatings(users: number, seed: number): string[][] {
  const rng = createRng(seed);
  return Array.from({ length: users * 14 }, (_, row) => {
    const user = row % users;
    const group = rng.uniform() < 0.9 ? user % GROUPS : rng.integer(GROUPS);
    const item = group * PER_GROUP + rng.integer(PER_GROUP);
    const stars = group === user % GROUPS ? 4 + rng.integer(2) : 1 + rng.integer(2);
    return [`u${user}`, `i${item}`, String(stars), String(1_600_000_000 + row * 900)];
  });
}

const ROWS = makeRatings(45, 5);
const RATINGS = write("ratings.csv", ROWS.map((row) => row.join(",")).join("\n"));
const EVENTS = write(
  "events.csv.gz",
  gzipSync(
    `who,what,when,how\n${ROWS.map(([u, i, s, t]) => `${u},${i},${t},${Number(s) > 3 ? "buy" : "look"}`).join("\n")}`,
  ),
);
const itemsByUser = (rows: readonly string[][]) => {
  const lines = new Map<string, string[]>();
  for (const [user = "", item = ""] of rows) lines.set(user, [...(lines.get(user) ?? []), item]);
  return [...lines].map(([user, items]) => [user, ...items].join(" ")).join("\n");
};
const TRAIN = write("train.txt", itemsByUser(ROWS.slice(0, 500)));
const TEST = write("test.txt", itemsByUser(ROWS.slice(500)));
const SESSIONS = write(
  "sessions.txt",
  ROWS.reduce<string[]>((lines, [, item = ""], i) => {
    lines[i % 120] = [lines[i % 120], item].filter(Boolean).join(" ");
    return lines;
  }, []).join("\n"),
);

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly records: readonly Record<string, any>[];
}

afterEach(() => vi.restoreAllMocks());

/** What a shell sees of one command line. */
async function benchmark(...args: string[]): Promise<Ran> {
  const texts = { out: "", err: "" };
  const catching = (stream: NodeJS.WriteStream, name: "out" | "err") =>
    vi.spyOn(stream, "write").mockImplementation((chunk) => {
      texts[name] += String(chunk);
      return true;
    });
  const spies = [catching(process.stdout, "out"), catching(process.stderr, "err")];
  const code = await runCli(["benchmark", ...args], [benchmarkCommand]);
  for (const spy of spies) spy.mockRestore();
  const json = args.includes("--json");
  return {
    code,
    ...texts,
    records: json
      ? texts.out
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line))
      : [],
  };
}

const QUICK = ["--threads", "1", "--resamples", "20", "--k", "5", "--json"];

describe("npm run aisle -- benchmark", { timeout: 60_000 }, () => {
  it.each([
    ["holdout", ["ratings", RATINGS]],
    [
      "temporal",
      [
        "interactions",
        EVENTS,
        "--map",
        "shopper=who,product=what,time=when,kind=how",
        "--kinds",
        "buy=purchase,look=view",
      ],
    ],
    ["fixed", ["adjacency", TRAIN, TEST]],
    ["next-item", ["sessions", SESSIONS]],
    ["k-fold", ["ratings", RATINGS, "--protocol", "k-fold", "--folds", "3"]],
    ["temporal-user", ["ratings", RATINGS, "--protocol", "temporal-user", "--share", "0.3"]],
    ["leave-last-out", ["ratings", RATINGS, "--protocol", "leave-last-out"]],
    [
      "leave-last-out-sampled",
      ["ratings", RATINGS, "--protocol", "leave-last-out-sampled", "--negatives", "9"],
    ],
  ])("compares by %s: one record a metric, with bounds and time", async (protocol, args) => {
    const { code, records } = await benchmark(...args, "--model", "popularity,item-knn", ...QUICK);
    expect(code).toBe(0);
    const ndcg = records.filter(({ metric }) => metric === "ndcg@5");
    expect(ndcg.map(({ model }) => model)).toEqual(["popularity", "item-knn"]);
    const [popularity, neighbours] = ndcg;
    for (const record of ndcg) {
      expect(record).toMatchObject({ suite: "quality", protocol, params: expect.any(Object) });
      expect(record.low).toBeLessThanOrEqual(record.value);
      expect(record.value).toBeLessThanOrEqual(record.high);
      expect(record.high).toBeGreaterThan(record.low);
      expect(record.seconds).toBeGreaterThanOrEqual(0);
    }
    // Tastes are what neighbours know and popularity does not.
    if (protocol !== "next-item") expect(neighbours?.value).toBeGreaterThan(1.2 * popularity?.value);
  });

  it("gives the same figures for the same seed, and others for another", async () => {
    const run = async (seed: string) => {
      const { records } = await benchmark("ratings", RATINGS, "--model", "als", ...QUICK, "--seed", seed);
      return records.map(({ metric, value, low, high }) => ({ metric, value, low, high }));
    };
    const first = await run("7");
    expect(await run("7")).toEqual(first);
    expect(await run("8")).not.toEqual(first);
  });

  it("sets parameters, measures what was asked for and names the data set", async () => {
    const { records } = await benchmark(
      ...[
        "ratings",
        RATINGS,
        "--model",
        "als",
        "--set",
        "als.factors=4,als.alpha=2",
        "--set",
        "als.iterations=2",
      ],
      ...[
        "--name",
        "mine",
        "--metrics",
        "recall@3,coverage",
        "--threads",
        "1",
        "--k",
        "3,5",
        "--max-cases",
        "10",
        "--json",
      ],
    );
    expect(records.map(({ metric }) => metric)).toEqual(["recall@3", "coverage@3", "coverage@5"]);
    expect(records[0]).toMatchObject({
      dataset: "mine",
      params: { factors: 4, alpha: 2, iterations: 2 },
      cases: 10,
      microseconds: expect.any(Number),
    });
  });

  it("measures at the lengths that metrics name, all that are told of, and says which a model has not", async () => {
    const run = (...args: string[]) =>
      benchmark("ratings", RATINGS, "--model", "popularity", ...args, ...QUICK);
    const { records } = await run("--metrics", "recall@7,hr");
    expect(records.map(({ metric }) => metric).sort()).toEqual(["hr@5", "hr@7", "recall@7"]);
    const names = (await run()).records.map(({ metric }) => metric.split("@")[0]);
    const { err } = await run("--metrics", "happiness");
    const told = /There are ([a-z0-9, -]+), each with a length/.exec(err)?.[1]?.split(", ");
    expect(told?.sort()).toEqual([...new Set(names)].sort());
    const starless = await run("--metrics", "rmse");
    expect(starless.code).toBe(1);
    expect(starless.records[0]?.refused).toContain(
      "None of the metrics rmse is measured here; there are precision@5",
    );
  });

  it("searches on the training part alone, writes every fit down, and blends what it found", async () => {
    const trials = write("trials.jsonl", "");
    const { code, records } = await benchmark(
      ...["ratings", RATINGS, "--model", "als,item-knn,blend", "--search", "0.01", "--trials", trials],
      ...["--set", "als.iterations=2", "--objective", "recall@4", ...QUICK],
    );
    expect(code).toBe(0);
    const lines = fs.readFileSync(trials, "utf8").trim().split("\n");
    const fits = lines.map((line) => JSON.parse(line));
    for (const fit of fits) {
      expect(fit).toMatchObject({ protocol: "holdout", seed: 1, fold: 0, seconds: expect.any(Number) });
      expect(fit.snapshot).toMatch(/^[0-9a-f]{64}$/);
      expect(fit.params.iterations ?? 2).toBe(2);
    }
    const searched = fits.filter(({ model, part }) => model === "als" && part === "validation");
    const als = records.find(({ model, metric }) => model === "als" && metric === "ndcg@5");
    expect(als?.search).toMatchObject({ trials: searched.length, metric: "recall@4" });
    // The best, or one that is no worse than it beyond the noise, and then it says so.
    const best = Math.max(...searched.map(({ metrics }) => metrics["recall@4"] ?? 0));
    const { value, refused, stopped } = als?.search ?? {};
    expect(value + (refused?.gain ?? 0)).toBeCloseTo(best, 12);
    if (refused) expect(refused.gain).toBeLessThanOrEqual(refused.error);
    expect(stopped).toBe(searched.filter((fit) => "stopped" in fit).length);
    const chosen = searched.filter(({ metrics }) => metrics["recall@4"] === value);
    expect(chosen.map(({ params }) => params)).toContainEqual(als?.params);
    expect(searched.some((fit) => "error" in fit)).toBe(false);
    expect(fits.filter(({ part }) => part === "test").map(({ model }) => model)).toEqual([
      "als",
      "item-knn",
      "blend",
    ]);
    const blend = records.find(({ model }) => model === "blend");
    // One that adds nothing is left out, and its weight with it.
    expect((blend?.params["als"] ?? 0) + (blend?.params["item-knn"] ?? 0)).toBeCloseTo(1, 3);
  });

  it("prints what a search chose as it can be asked for, and begins the next with it", async () => {
    const trials = write("again.jsonl", "");
    const run = (...args: string[]) =>
      benchmark("ratings", RATINGS, "--model", "item-knn", "--threads", "1", "--resamples", "0", ...args);
    const { out } = await run("--search", "0.005", "--trials", trials, "--k", "5");
    const set = /^ {2}--set (item-knn\.\S+)$/m.exec(out)?.[1] ?? "";
    expect(out).toMatch(/item-knn: \d+ trials \(\d+ given up early\), ndcg@5 0\.\d{4} on validation/);
    const [searched, asked] = [await run("--set", set, "--k", "5"), out].map((ran) => {
      const text = typeof ran === "string" ? ran : ran.out;
      return /^item-knn +(0\.\d{4}) +(0\.\d{4})/m.exec(text)?.slice(1);
    });
    expect(searched).toEqual(asked);
    const before = fs.readFileSync(trials, "utf8").trim().split("\n").length;
    await run("--search", "0.005", "--trials", trials, "--k", "5");
    const [, second] = fs.readFileSync(trials, "utf8").trim().split("\n").slice(before);
    const params = (line: string | undefined) => JSON.parse(line ?? "{}").params;
    const known = fs.readFileSync(trials, "utf8").trim().split("\n").slice(0, before);
    expect(known.map(params)).toContainEqual(params(second));
  });

  it("has no intervals where none were made, and writes lists from which the figures follow", async () => {
    const lists = write("lists.jsonl", "");
    const { records } = await benchmark(
      ...["ratings", RATINGS, "--protocol", "leave-last-out", "--model", "popularity,item-knn", "--k", "2,5"],
      ...["--resamples", "0", "--threads", "1", "--lists", lists, "--json"],
    );
    expect(records.every(({ low, high }) => low === null && high === null)).toBe(true);
    const lines = fs.readFileSync(lists, "utf8").trim().split("\n");
    const found = lines.map((line) => JSON.parse(line));
    for (const model of ["popularity", "item-knn"]) {
      const own = found.filter((one) => one.model === model);
      expect(own).toHaveLength(45);
      expect(new Set(own.map(({ shopper }) => shopper)).size).toBe(45);
      const hits = own.filter(({ asked, list }) => list.slice(0, 5).includes(asked[0])).length;
      const hr = records.find((one) => one.model === model && one.metric === "hr@5");
      expect(hr?.value).toBeCloseTo(hits / 45, 12);
    }
  });

  it("chooses on a file of one's own, and learns nothing from what that asks", async () => {
    const rows = ROWS.map((row) => row.join(","));
    const parts = [rows.slice(0, 400), rows.slice(400, 500), rows.slice(500)];
    const [train = "", validation = "", test = ""] = parts.map((part, i) =>
      write(`part${i}.csv`, part.join("\n")),
    );
    const trials = write("own.jsonl", "");
    const { code, out, records } = await benchmark(
      ...["ratings", train, test, "--validation", validation, "--model", "item-knn", "--search", "0.005"],
      ...["--trials", trials, ...QUICK],
    );
    expect(out).not.toBe("");
    expect(code).toBe(0);
    expect(records[0]?.search).toMatchObject({ metric: "ndcg@5" });
    const other = write("other.csv", "nobody,i1,5,1600000000\n");
    const refused = await benchmark(
      ...[
        "ratings",
        train,
        test,
        "--validation",
        other,
        "--model",
        "item-knn",
        "--search",
        "0.005",
        ...QUICK,
      ],
    );
    expect(refused.records[0]?.refused).toContain("The validation file does not serve to choose on.");
  });

  it("says of a model that it has learnt nothing", async () => {
    const strong = ["--set", "als.regularisation=1e6"];
    const { records } = await benchmark("ratings", RATINGS, "--model", "als", ...strong, ...QUICK);
    expect(records[0]?.remark).toContain("factors have vanished");
  });

  it("a model that refuses is a row that says why; only when all refuse it has failed", async () => {
    const wrong = ["--set", "als.factors=9999"];
    const { code, records } = await benchmark(
      "ratings",
      RATINGS,
      "--model",
      "als,popularity",
      ...wrong,
      ...QUICK,
    );
    expect(code).toBe(0);
    expect(records[0]).toMatchObject({ model: "als", metric: null, value: null, seconds: null });
    expect(records[0]?.refused).toMatch(/"factors" must be an integer .* found 9999/);
    expect(records[1]).toMatchObject({ model: "popularity", value: expect.any(Number) });
    const alone = await benchmark("ratings", RATINGS, "--model", "als", ...wrong, "--threads", "1");
    expect(alone.code).toBe(1);
    expect(alone.out).toContain("als: not compared.");
  });

  it("ranks among the negatives of a file", async () => {
    const users = [...new Set(ROWS.map(([user]) => user))].slice(0, 12);
    const negatives = write(
      "negatives.txt",
      users.map((user, i) => `${i % 2 ? user : `(${user},i3)`} i0 i9 i17`).join("\n") + "\nstranger i1\n",
    );
    const { records, err } = await benchmark(
      ...["ratings", RATINGS, "--protocol", "leave-last-out-sampled", "--negatives-file", negatives],
      ...["--model", "popularity", "--threads", "1", "--k", "4", "--metrics", "hr", "--json"],
    );
    // Four candidates at most, and a list of four: everybody is answered.
    expect(records).toEqual([expect.objectContaining({ metric: "hr@4", value: 1, cases: 12 })]);
    const given = await benchmark(
      ...["adjacency", TRAIN, TEST, "--negatives-file", negatives, "--model", "popularity"],
      ...["--threads", "1", "--k", "1000", "--metrics", "recall", "--json"],
    );
    // Everything that is asked for is among the candidates.
    expect(given.records[0]).toMatchObject({ value: 1, protocol: "fixed" });
    expect(err).toContain("33 shoppers have no line of negatives");
    expect(err).toContain("13 rows, 36 events, 0 duplicates, 1 rejected");
  });

  it("prints a table for people, with every row of the files accounted for", async () => {
    const file = write("some.csv", `${ROWS.map((row) => row.join(",")).join("\n")}\nu1,i1,lots,1600000000\n`);
    const args = ["ratings", file, "--model", "popularity,item-knn", "--threads", "1", "--k", "5"];
    const { code, out, err } = await benchmark(...args);
    expect(code).toBe(0);
    expect(out).toMatch(/model +recall@5 +ndcg@5/);
    expect(out).toMatch(/item-knn +0\.\d{4} \(0\.\d{4}–0\.\d{4}\)/);
    expect(out).toMatch(/631 rows, \d+ events, \d+ duplicates, 1 rejected/);
    expect(err).toContain("1 rejected: rating must be 0 or more");
    expect(err).toContain('line 631: rating "lots" must be 0 or more: u1,i1,lots,1600000000');
    expect((await benchmark(...args, "--strict")).code).toBe(3);
  });

  it.each([
    [["pictures", RATINGS], 'no format "pictures". There are adjacency, ratings, sessions, interactions'],
    [["ratings"], "Missing: <path>."],
    [["ratings", RATINGS, "--model", "oracle"], 'no model "oracle". There are popularity'],
    [["ratings", RATINGS, "--set", "als.colour=1"], 'als has no parameter "colour"'],
    [["ratings", RATINGS, "--set", "als.factors=many"], 'als "factors" must be a number'],
    [["ratings", RATINGS, "--set", "factors=3"], "is not model.parameter=value"],
    [["ratings", RATINGS, "--protocol", "fixed"], "needs two files"],
    [["adjacency", TRAIN, TEST, "--protocol", "k-fold"], "splits one file itself"],
    [["adjacency", TRAIN, "--protocol", "temporal"], "have no times"],
    [
      ["adjacency", TRAIN, TEST, "--share", "0.5"],
      "--share belongs to temporal, temporal-user, holdout, next-item, not to fixed",
    ],
    [["ratings", RATINGS, "--folds", "3"], "--folds belongs to k-fold, not to holdout"],
    [["ratings", RATINGS, "--share", "2"], '--share "2" must be a number from'],
    [["ratings", RATINGS, "--k", "10,,20"], "must be a list like a,b,c"],
    [["ratings", RATINGS, "--k", "0"], '--k "0" must be a whole number from 1'],
    [["ratings", RATINGS, "--search", "soon"], '--search "soon" must be a number'],
    [["ratings", RATINGS, "--metrics", "ndcg@0"], '--metrics "0" must be a whole number from 1'],
    [["ratings", RATINGS, "--metrics", "rmse@5"], 'there is no metric "rmse@5"'],
    [
      ["ratings", RATINGS, "--objective", "recal@5", "--search", "1"],
      '--objective: there is no metric "recal@5"',
    ],
    [["ratings", RATINGS, "--model", "blend"], "name at least two of them as well"],
    [["ratings", RATINGS, "--model", "als", "--set", "bpr.factors=3"], "bpr is not among the models (als)"],
    [["ratings", RATINGS, "--trials", "/nowhere/trials.jsonl"], "/nowhere/trials.jsonl cannot be written"],
    [["ratings", RATINGS, "--kinds", "buy=purchase"], "--kinds belongs to interactions, not to ratings"],
    [["ratings", RATINGS, "--delimiter", ""], "--delimiter is empty"],
    [["adjacency", TRAIN, "--map", "user=u"], "are not tables"],
    [["ratings", RATINGS, "--weights", "glance=1"], 'there is no "glance"'],
    [["ratings", RATINGS, "--weights", "view=0,like=0,cart=0,purchase=0"], "every kind weighs 0"],
    [["interactions", EVENTS, "--kinds", "buy=sell"], 'no kind "sell"'],
    [["ratings", RATINGS, "--objective", "ndcg"], "say how long with --search"],
    [["ratings", RATINGS, "--validation", RATINGS], "--validation is read by a search"],
    [["ratings", RATINGS, "--model", "popularity", "--search", "1"], "leave nothing to search"],
    [["ratings", RATINGS, "--lists", "/nowhere/lists.jsonl"], "/nowhere/lists.jsonl cannot be written"],
    [
      ["ratings", RATINGS, "--protocol", "k-fold", "--search", "1", "--validation", RATINGS],
      "k-fold has parts to choose on",
    ],
    [
      [
        ...["ratings", RATINGS, "--protocol", "leave-last-out-sampled"],
        ...["--negatives", "5", "--negatives-file", RATINGS],
      ],
      "give one of the two",
    ],
    [["adjacency", TRAIN, "--protocol", "temporal-user"], "have no times"],
  ])("called as %j says what is wrong", async (args, message) => {
    const { code, err } = await benchmark(...args);
    expect(err).toContain(message);
    expect(err.trim().split("\n").length).toBeLessThanOrEqual(5);
    expect(err).toContain("npm run aisle -- benchmark --help");
    expect(code).toBe(2);
  });

  it("fails with a sentence for files that are not there or hold nothing to part", async () => {
    const absent = await benchmark("ratings", "/nowhere/ratings.csv", "--json");
    expect(absent.code).toBe(1);
    expect(absent.records).toEqual([
      { error: { code: "not_found", message: "There is no file /nowhere/ratings.csv." } },
    ]);
    const one = await benchmark("ratings", write("one.csv", "u,i,5,1600000000\n"), "--json");
    expect(one.records[0]?.error).toMatchObject({
      code: "invalid",
      message: expect.stringContaining("at least two"),
    });
    const strangers = write("strangers.txt", "nobody i1 i2\n");
    const asked = await benchmark("adjacency", TRAIN, strangers, "--json");
    expect(asked.records[0]?.error.message).toMatch(
      /no user has both .* 1 users of the test part are not in/,
    );
    const untimed = await benchmark(
      "ratings",
      write("untimed.csv", "u,i,5\nv,j,3\n"),
      "--protocol",
      "temporal",
      "--json",
    );
    expect(untimed.records[0]?.error.message).toContain("no times");
  });

  it("ends on Ctrl-C at once with what is done", async () => {
    const node = [
      "--conditions=react-server",
      "--import",
      "tsx",
      "bin/aisle.ts",
      "benchmark",
      "ratings",
      RATINGS,
    ];
    const models = ["--model", "popularity,item-knn", "--threads", "1", "--resamples", "20000", "--json"];
    const child = spawn(process.execPath, [...node, ...models]);
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    // Once: a second Ctrl-C would end it without its farewell.
    child.stdout.once("data", () => child.kill("SIGINT"));
    const code = await new Promise((resolve) => child.once("exit", resolve));
    expect(code).toBe(130);
    const done = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).model);
    expect(new Set(done)).toEqual(new Set(["popularity"]));
  });
});
