import fs from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeScratchCopy, type ScratchCopy } from "./testing/scratch-copy";

/** The guide's files: code blocks whose first line is a comment with a path. */
const guide = fs.readFileSync("docs/guides/add-an-endpoint.md", "utf8");
const files = [...guide.matchAll(/^```ts\n\/\/ (\S+)\n([^]*?)^```$/gm)].map(([, file = "", text = ""]) => ({
  file,
  text,
}));

describe("adding an endpoint as the guide says", () => {
  let copy: ScratchCopy;
  beforeAll(() => {
    copy = makeScratchCopy();
    for (const { file, text } of files) copy.add(file, text);
  });
  afterAll(() => copy.remove());

  // Starts a database server of its own.
  it("takes its own file and its test, and no other file", () => {
    expect(files.map(({ file }) => file)).toEqual([
      "app/api/products/[product]/route.ts",
      "app/api/products/product.test.ts",
    ]);
    const { passed, output } = copy.test("app/api/products", "app/api/openapi.json");
    expect(output).toMatch(/Test Files +2 passed/);
    expect(passed).toBe(true);
  }, 180_000);
});
