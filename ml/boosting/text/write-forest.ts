import { splitImportance } from "../tree/importance";
import type { Forest, Tree } from "../tree/tree";

/**
 * A forest as LightGBM writes and reads models (text format v4). What is read back is the same, number by number.
 *
 * @throws RangeError when a feature's name has a space or a line break in it, or a value is not finite
 */
export function writeForest(forest: Forest): string {
  const { featureNames, featureInfos, objective, trees, isAveraged } = forest;
  const wrong = featureNames.find((name) => name === "" || /\s/.test(name));
  if (wrong !== undefined)
    throw new RangeError(`A feature's name has no spaces in it; found ${JSON.stringify(wrong)}.`);
  const texts = trees.map((tree, i) => `Tree=${i}\n${writeTree(tree)}\n\n`);
  const bytes = new TextEncoder();
  const head = [
    "tree",
    "version=v4",
    "num_class=1",
    "num_tree_per_iteration=1",
    "label_index=0",
    `max_feature_idx=${featureNames.length - 1}`,
    ...(objective === "" ? [] : [`objective=${objective}`]),
    ...(isAveraged ? ["average_output"] : []),
    `feature_names=${featureNames.join(" ")}`,
    `feature_infos=${featureInfos.join(" ")}`,
    `tree_sizes=${texts.map((text) => bytes.encode(text).length).join(" ")}`,
  ];
  const splits = splitImportance(forest);
  const important = featureNames
    .map((name, feature) => ({ name, count: splits[feature] }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ name, count }) => `${name}=${count}`);
  const tail = [
    "end of trees",
    "",
    "feature_importances:",
    ...important,
    "",
    "parameters:",
    "end of parameters",
    "",
  ];
  return `${head.join("\n")}\n\n${texts.join("")}${tail.join("\n")}\npandas_categorical:null\n`;
}

function writeTree(tree: Tree): string {
  const sets = tree.categoryStarts.length - 1;
  const lines: [key: string, values: ArrayLike<number>][] = [
    ["split_feature", tree.feature],
    ["split_gain", tree.gain],
    ["threshold", tree.threshold],
    ["decision_type", tree.decision],
    ["left_child", tree.left],
    ["right_child", tree.right],
    ["leaf_value", tree.leafValue],
    ["leaf_weight", tree.leafWeight],
    ["leaf_count", tree.leafRows],
    ["internal_value", tree.nodeValue],
    ["internal_weight", tree.nodeWeight],
    ["internal_count", tree.nodeRows],
  ];
  if (sets > 0) lines.push(["cat_boundaries", tree.categoryStarts], ["cat_threshold", tree.categories]);
  return [
    `num_leaves=${tree.leafValue.length}`,
    `num_cat=${sets}`,
    ...lines.map(
      ([key, values]) => `${key}=${Array.from(values, (value) => writeNumber(key, value)).join(" ")}`,
    ),
    "is_linear=0",
    `shrinkage=${tree.shrinkage}`,
  ].join("\n");
}

/** The shortest text that is read back as the same number. */
function writeNumber(key: string, value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`A tree has ${value} in its ${key}.`);
  return Object.is(value, -0) ? "-0" : String(value);
}
