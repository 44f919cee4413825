import fs from "node:fs";
import { expect, it } from "vitest";

/** Rows of the page, as `[promise, what proves it]`. */
function readPromises(): [number, string][] {
  const rows = fs
    .readFileSync("docs/guarantees.md", "utf8")
    .matchAll(/^\| \*\*P(\d+)\*\* .*? \| (.*?) +\|$/gm);
  return [...rows].map(([, number = "", proofs = ""]) => [Number(number), proofs]);
}

it("every promise is proved by tests and suites that exist", () => {
  const promises = readPromises();
  expect(promises.map(([number]) => number)).toEqual(promises.map((_, index) => index + 1));
  expect(promises.length).toBeGreaterThanOrEqual(13);
  const suites = fs.readFileSync("bin/verify.ts", "utf8");
  for (const [number, proofs] of promises) {
    const files = [...proofs.matchAll(/(?<!suite )`([^`]+)`/g)].map(([, file = ""]) => file);
    const named = [...proofs.matchAll(/suite `([^`]+)`/g)].map(([, suite = ""]) => suite);
    expect(files.length + named.length, `P${number}`).toBeGreaterThan(0);
    for (const file of files) {
      expect(file, `P${number}`).toMatch(/\.(test|spec)\.ts$/);
      expect(fs.existsSync(file), `P${number}: ${file}`).toBe(true);
    }
    for (const suite of named) {
      expect(suites, `P${number}: suite ${suite}`).toMatch(new RegExp(`^ {2}"?${suite}"?: \\{$`, "m"));
    }
  }
});
