import { gzipSync } from "node:zlib";
import { vi } from "vitest";
import { makeFolder } from "@/lib/data/import/testing/import-fixture";
import { createRng } from "@/ml/index";
import { benchmarkCommand } from "../commands/benchmark";
import { runCli } from "../run-cli";

export const write = makeFolder();
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

export const ROWS = makeRatings(45, 5);
export const RATINGS = write("ratings.csv", ROWS.map((row) => row.join(",")).join("\n"));
export const EVENTS = write(
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
export const TRAIN = write("train.txt", itemsByUser(ROWS.slice(0, 500)));
export const TEST = write("test.txt", itemsByUser(ROWS.slice(500)));
export const SESSIONS = write(
  "sessions.txt",
  ROWS.reduce<string[]>((lines, [, item = ""], i) => {
    lines[i % 120] = [lines[i % 120], item].filter(Boolean).join(" ");
    return lines;
  }, []).join("\n"),
);

/** What a shell sees of one command line. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly records: readonly Record<string, any>[];
}

/** Runs one command line in this process. */
export async function benchmark(...args: string[]): Promise<Ran> {
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

export const QUICK = ["--threads", "1", "--resamples", "20", "--k", "5", "--json"];
