import fs from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { benchmark, QUICK, RATINGS, ROWS, write } from "./testing/benchmark-scene";

afterEach(() => vi.restoreAllMocks());

describe("searches and files of npm run aisle -- benchmark", { timeout: 60_000 }, () => {
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
});
