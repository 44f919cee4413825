import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashSources } from "./build";

let root: string;
beforeAll(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-build-"));
  fs.mkdirSync(path.join(root, "app"));
});
afterAll(() => fs.rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  fs.writeFileSync(path.join(root, file), text);
}

describe("hash of the sources", () => {
  it("is had of a clone, in which empty folders are missing", () => {
    write("app/page.tsx", "one");
    expect(hashSources(root)).toMatch(/^[0-9a-f]{64}$/);
  });

  it("changes with a source, and not with a test", () => {
    write("app/page.tsx", "one");
    const before = hashSources(root);
    write("app/page.test.tsx", "test");
    expect(hashSources(root)).toBe(before);
    write("app/page.tsx", "two");
    expect(hashSources(root)).not.toBe(before);
  });
});
