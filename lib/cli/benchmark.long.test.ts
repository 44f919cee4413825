import { spawn } from "node:child_process";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  benchmark,
  EVENTS,
  QUICK,
  RATINGS,
  ROWS,
  SESSIONS,
  TEST,
  TRAIN,
  write,
} from "./testing/benchmark-scene";

afterEach(() => vi.restoreAllMocks());

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
