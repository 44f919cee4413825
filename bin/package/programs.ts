import fs from "node:fs";
import path from "node:path";

/** A program of the package's README. */
export interface Program {
  /** Of its file, without an ending. */
  readonly name: string;
  readonly text: string;
  /** It uses what only Node can do. */
  readonly isForNode: boolean;
}

/** To be compiled alone: TypeScript refuses the file if a line marked as wrong is right. */
export const MISSPELT: Program = {
  name: "misspelt",
  isForNode: true,
  text: `
import { createRecommender } from "@aisle/recommender";
import { als, createRecommender as createOne } from "@aisle/recommender/als";
createRecommender("als", { factors: 64 });
createRecommender("item-knn", { weighting: "bm25" });
createOne(als, { factors: 64 });
createRecommender("popularity");
// @ts-expect-error: the parameter is "factors"
createRecommender("als", { factor: 64 });
// @ts-expect-error: the parameter is "factors"
createOne(als, { factor: 64 });
// @ts-expect-error: a number
createRecommender("als", { factors: "64" });
// @ts-expect-error: no such weighting
createRecommender("item-knn", { weighting: "bm26" });
// @ts-expect-error: no such model
createRecommender("asl");
// @ts-expect-error: it has no parameters
createRecommender("popularity", { factors: 64 });
// @ts-expect-error: ids are strings
const fitting = () => createRecommender("popularity").fit([{ user: 1, item: "tea" }]);
// @ts-expect-error: the option is "exclude"
const asking = async () => (await fitting()).recommend("ann", { excluded: ["tea"] });
export { asking };
`,
};

/** The programs of the README, in its order. */
export function readPrograms(root: string): Program[] {
  const text = fs.readFileSync(path.join(root, "ml/README.md"), "utf8");
  const blocks = [...text.matchAll(/^```ts( node)?\n([\s\S]*?)^```$/gm)];
  return blocks.map(([, mark, code], place) => ({
    name: `program-${place + 1}`,
    text: code ?? "",
    isForNode: mark !== undefined,
  }));
}
