import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { completeEnvironment } from "./env";
import { type Keepable, readKept, readLinesOf, writeKept } from "./kept-file";
import { dropKept, keepSoon, recallKept, settleKeeping, startKeeping, stopKeeping } from "./keeping";

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-kept-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const text = (...lines: string[]): Keepable => ({ version: 1, pieces: () => lines });
const textOf = async (file: string, version = 1) => (await readKept(file, version))?.bytes.toString("utf8");

describe("a kept file", () => {
  it("is read as it was written, piece by piece, by nobody else", async () => {
    const file = path.join(folder, "there", "lines");
    await writeKept(file, { version: 1, pieces: () => ['{"a":1}\n', Buffer.from('["ü"]\n')] });
    const kept = await readKept(file, 1);
    const lines: unknown[] = [];
    for await (const line of readLinesOf(kept ?? { bytes: Buffer.alloc(0) })) lines.push(line);
    expect(lines).toEqual([{ a: 1 }, ["ü"]]);
    expect(Date.now() - (kept?.savedAt.getTime() ?? 0)).toBeLessThan(60_000);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(path.dirname(file))).toEqual(["lines"]);
  });

  it("is none where it is of another version, shortened, changed or not there", async () => {
    const file = path.join(folder, "damaged");
    expect(await readKept(file, 1)).toBeNull();
    await writeKept(file, text("a model, say"));
    expect(await textOf(file, 2)).toBeUndefined();
    const whole = fs.readFileSync(file);
    fs.writeFileSync(file, whole.subarray(0, -1));
    expect(await readKept(file, 1)).toBeNull();
    fs.writeFileSync(file, Buffer.concat([whole.subarray(0, -1), Buffer.from("!")]));
    expect(await readKept(file, 1)).toBeNull();
    fs.writeFileSync(file, "not one of ours");
    expect(await readKept(file, 1)).toBeNull();
    fs.writeFileSync(file, whole);
    expect(await textOf(file)).toBe("a model, say");
  });

  it("stays what it was when the next cannot be written to its end", async () => {
    const file = path.join(folder, "replaced");
    await writeKept(file, text("before"));
    const pieces = function* () {
      yield "half of ";
      throw new Error("ended in the middle");
    };
    await expect(writeKept(file, { version: 1, pieces })).rejects.toThrow("in the middle");
    expect(await textOf(file)).toBe("before");
    expect(fs.readdirSync(folder).filter((name) => name.endsWith(".draft"))).toEqual([]);
  });
});

describe("keeping", () => {
  const begin = (database: string) => {
    stopKeeping();
    completeEnvironment({ AISLE_DATA: folder, DATABASE_URL: `postgresql://shop.test:5432/${database}` });
    startKeeping();
  };
  afterAll(() => stopKeeping());
  const recall = async (name: string) => (await recallKept(name, 1))?.bytes.toString("utf8");

  it("keeps nothing where nobody is served", async () => {
    keepSoon("thing", text("lost"));
    await settleKeeping();
    expect(await recall("thing")).toBeUndefined();
  });

  it("keeps the last of many, for whoever has the same database, wherever it listens", async () => {
    begin("one");
    for (const said of ["first", "second", "third"]) keepSoon("thing", text(said));
    await settleKeeping();
    expect(await recall("thing")).toBe("third");
    begin("two");
    expect(await recall("thing")).toBeUndefined();
    begin("one");
    expect(await recall("thing")).toBe("third");
  });

  it("drops what nobody is to find, also when it is about to be written", async () => {
    begin("one");
    keepSoon("thing", text("withdrawn"));
    await dropKept("thing");
    await settleKeeping();
    expect(await recall("thing")).toBeUndefined();
  });
});
