import fs from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeScratchCopy, type ScratchCopy } from "./testing/scratch-copy";

interface Guide {
  /** Code blocks whose first line is a comment with a path. */
  files: { file: string; text: string }[];
  /** Code blocks of a single line: what is added to a file that is there. */
  lines: string[];
}

function readGuide(name: string): Guide {
  const text = fs.readFileSync(`docs/guides/${name}.md`, "utf8");
  const files = [...text.matchAll(/^```ts\n\/\/ (\S+)\n([^]*?)^```$/gm)];
  const lines = [...text.matchAll(/^```ts\n(export [^\n]*)\n```$/gm)];
  return {
    files: files.map(([, file = "", text = ""]) => ({ file, text })),
    lines: lines.map(([, line = ""]) => line),
  };
}

/** That the nightly comparison looks at a model nobody told it of. */
const CONSIDERED = `import { expect, it } from "vitest";
import { createTasteLog } from "../../testing/logs";
import { compareModels } from "../../pipeline/compare-models";
import { DEFAULT_PIPELINE } from "../../pipeline/config";

it("is considered by the nightly training", async () => {
  const config = { ...DEFAULT_PIPELINE, budgetSeconds: 1 };
  const { comparison } = await compareModels({ log: createTasteLog(150, 5, 20, 3) }, config, { seed: 1 });
  expect(comparison.rows.map(({ model }) => model)).toContain("alphabet");
}, 60_000);
`;

describe("the guides, followed to the letter in a copy", () => {
  let copy: ScratchCopy;
  beforeAll(() => {
    copy = makeScratchCopy();
  });
  afterAll(() => copy.remove());

  const follow = ({ files }: Guide) => {
    for (const { file, text } of files) copy.add(file, text);
    return files.map(({ file }) => file);
  };

  // Starts a database server of its own.
  it("an endpoint and a job take their own files, and the job one line elsewhere", () => {
    const job = readGuide("add-a-job");
    expect(follow(readGuide("add-an-endpoint"))).toEqual([
      "app/api/cards/[product]/route.ts",
      "app/api/cards/card.test.ts",
    ]);
    expect(follow(job)).toEqual([
      "lib/recommender/insights/count-interactions-job.ts",
      "lib/recommender/insights/count-interactions-job.test.ts",
    ]);
    expect(job.lines).toHaveLength(1);
    for (const line of job.lines) copy.addLine("lib/launch/jobs.ts", line);
    const { passed, output } = copy.test(
      "shop",
      "app/api/cards",
      "app/api/openapi.json",
      "lib/recommender/insights/count-interactions-job",
    );
    expect(output).toMatch(/Test Files +3 passed/);
    expect(passed).toBe(true);
  }, 240_000);

  it("a model that the nightly training considers takes its own folder and one line elsewhere", () => {
    const model = readGuide("add-a-model");
    expect(follow(model)).toEqual(["ml/models/alphabet/definition.ts", "ml/models/alphabet/model.test.ts"]);
    expect(model.lines).toHaveLength(1);
    for (const line of model.lines) copy.addLine("ml/models/all.ts", line);
    copy.add("ml/models/alphabet/considered.test.ts", CONSIDERED);
    const { passed, output } = copy.test("ml", "ml/models/alphabet", "ml/models/registry.test.ts");
    expect(output).toMatch(/Test Files +3 passed/);
    expect(passed).toBe(true);
  }, 240_000);
});
