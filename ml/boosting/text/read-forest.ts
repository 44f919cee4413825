import type { Forest, Tree } from "../tree/tree";
import { ForestTextError } from "./forest-text-error";
import { readTree } from "./read-tree";
import { fieldOf, quote, readSections, readWhole, type Section } from "./sections";

/** Features of a model at most. */
const MOST_FEATURES = 1e7;

/**
 * Reads a model that LightGBM has written (`save_model`, text format v3 and v4): one score per row, numbers and categories,
 * every kind of missing value, averaged or summed.
 *
 * @throws ForestTextError naming line and key of what is wrong, or not read: several classes, linear leaves
 */
export function readForest(text: string): Forest {
  const [head, ...rest] = readSections(text);
  const version = fieldOf(head, "version");
  if (version.text !== "v3" && version.text !== "v4") {
    throw new ForestTextError(version.line, `version v3 or v4 is read; found ${quote(version.text)}.`);
  }
  refuseClasses(head, "num_class");
  refuseClasses(head, "num_tree_per_iteration");
  const features = readWhole(head, "max_feature_idx", 0, MOST_FEATURES) + 1;
  return {
    objective: head.fields.get("objective")?.text ?? "",
    featureNames: readWords(head, "feature_names", features),
    featureInfos: readWords(head, "feature_infos", features),
    trees: rest.map((section): Tree => readTree(section, features)),
    isAveraged: head.fields.has("average_output"),
  };
}

function refuseClasses(head: Section, key: string): void {
  const count = readWhole(head, key, 1, 1e6, 1);
  if (count > 1)
    throw new ForestTextError(
      fieldOf(head, key).line,
      `${key} is ${count}: models of several classes are not read.`,
    );
}

function readWords(head: Section, key: string, count: number): string[] {
  const { line, text } = fieldOf(head, key);
  const words = text.split(" ").filter((word) => word !== "");
  if (words.length !== count) {
    throw new ForestTextError(line, `${key} must have ${count} words; found ${words.length}.`);
  }
  return words;
}
