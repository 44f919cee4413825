import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { childEnvironment } from "@/lib/platform/env";
import { tallyOfPlaywright, tallyOfVitest } from "./reports";

/** Inside the repository, so that the runners are found from there. */
const folder = fs.mkdtempSync(path.resolve(".cache/reports-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text);

function run(args: string[], env: Record<string, string> = {}): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    args.map((arg) => arg.replace("@", folder)),
    {
      cwd: folder,
      encoding: "utf8",
      env: childEnvironment(env),
    },
  );
  expect(status, stderr).toBe(1);
}

it("vitest's report names what failed, and the file that could not be run", () => {
  write("vitest.config.mjs", "export default {};\n");
  write(
    "counted.test.mjs",
    `import { expect, it } from "vitest";
it("holds", () => expect(1).toBe(1));
it.skip("waits", () => {});
it("does not hold", () => expect(1).toBe(2));
`,
  );
  write("broken.test.mjs", `throw new Error("no such thing");\n`);
  run([
    path.resolve("node_modules/vitest/vitest.mjs"),
    "run",
    "--root=@",
    "--reporter=json",
    "--outputFile=@/vitest.json",
  ]);

  const { remarks, ...counts } = tallyOfVitest(path.join(folder, "vitest.json"));
  expect(counts).toEqual({ passed: 1, failed: 1, skipped: 1 });
  const shown = path.relative(process.cwd(), folder);
  expect(remarks.sort()).toEqual([
    `failed: ${shown}/broken.test.mjs: no such thing`,
    `failed: ${shown}/counted.test.mjs: does not hold: AssertionError: expected 1 to be 2 // Object.is equality`,
  ]);
});

it("Playwright's report names what failed, and what passed only on a second try", () => {
  write(
    "playwright.config.mjs",
    `export default { retries: 1, reporter: "json", testMatch: "*.spec.mjs", projects: [{ name: "desktop" }] };\n`,
  );
  write(
    "counted.spec.mjs",
    `import { expect, test } from "playwright/test";
test("holds", () => {});
test("holds at last", ({}, { retry }) => { if (retry === 0) throw new Error("too early"); });
test.describe("within", () => { test("does not hold", () => { throw new Error("never"); }); });
`,
  );
  run([path.resolve("node_modules/playwright/cli.js"), "test", "--config=@/playwright.config.mjs"], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(folder, "playwright.json"),
  });

  expect(tallyOfPlaywright(path.join(folder, "playwright.json"))).toEqual({
    passed: 2,
    failed: 1,
    skipped: 0,
    remarks: [
      "passed on a second try: [desktop] counted.spec.mjs:3 holds at last: Error: too early",
      "failed: [desktop] counted.spec.mjs:4 does not hold: Error: never",
    ],
  });
});
