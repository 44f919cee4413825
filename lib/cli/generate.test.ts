import fs from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { makeFolder } from "@/lib/data/import/testing/import-fixture";
import { generateCommand } from "./commands/generate";
import { runCli } from "./run-cli";

const write = makeFolder();
const FILE = write("a-file", "");
const FOLDER = path.join(path.dirname(FILE), "shop");
const SMALL = ["--shoppers", "30", "--products", "20", "--interactions", "200", "--days", "40"];

afterEach(() => vi.restoreAllMocks());

async function generate(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const texts = { out: "", err: "" };
  for (const [name, stream] of [["out", process.stdout] as const, ["err", process.stderr] as const]) {
    vi.spyOn(stream, "write").mockImplementation((chunk) => {
      texts[name] += String(chunk);
      return true;
    });
  }
  const code = await runCli(["generate", ...args], [generateCommand]);
  vi.restoreAllMocks();
  return { code, ...texts };
}

describe("npm run aisle -- generate", () => {
  it("says as one document what was asked for, what came out and where it is", async () => {
    const args = ["--out", FOLDER, "--until", "2024-03-01", "--seed", "7", ...SMALL, "--json"];
    const { code, out } = await generate(...args);
    expect(code).toBe(0);
    const told = JSON.parse(out);
    expect(told).toMatchObject({ shoppers: 30, products: 20, interactions: 200, days: 40, seed: 7 });
    expect(told.until).toBe(Date.UTC(2024, 2, 1));
    expect(told.statistics).toMatchObject({ shoppers: 30, products: 20, interactions: 200 });
    expect(fs.existsSync(told.files.catalog) && fs.existsSync(told.files.interactions)).toBe(true);
  });

  it.each([
    [[], "Choose where to write: --out <folder> or --shop."],
    [["--out", FOLDER, "--shop"], "Choose where to write"],
    [["--out", FILE], "is a file; name a folder"],
    [["--out", FOLDER, "--replace-sample"], "goes with --shop"],
    [["--out", FOLDER, "--shoppers", "0"], '"shoppers" must be a whole number from 1'],
    [["--out", FOLDER, "--shoppers", "9", "--interactions", "8"], "too few for 9 shoppers"],
    [["--out", FOLDER, "--seed=-1"], '--seed "-1" must be a whole number'],
    [["--out", FOLDER, "--until", "2024-02-30"], "must be a day like 2026-01-31"],
    [["--out", FOLDER, "--until", "9999-01-01"], "lies in the future"],
  ])("called as %j says what is wrong", async (args, message) => {
    const { code, err } = await generate(...args);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });
});
