import { DECISION, MISSING, type Tree } from "../tree/tree";
import { ForestTextError } from "./forest-text-error";
import { fieldOf, readNumbers, readWhole, type Section } from "./sections";

const MOST_LEAVES = 1e7;
const MOST_DECISION = (MISSING.NAN << 2) | DECISION.CATEGORIES | DECISION.MISSING_LEFT;

/**
 * One tree of a model.
 *
 * @throws ForestTextError naming line and key, also where nodes and leaves do not make a tree
 */
export function readTree(section: Section, features: number): Tree {
  if (readWhole(section, "is_linear", 0, 1, 0) === 1) {
    throw new ForestTextError(
      fieldOf(section, "is_linear").line,
      "is_linear is 1: linear leaves are not read.",
    );
  }
  const leaves = readWhole(section, "num_leaves", 1, MOST_LEAVES);
  const nodes = leaves - 1;
  const optional = (key: string, count: number): Float64Array =>
    section.fields.has(key) && (count === nodes || nodes > 0)
      ? readNumbers(section, key, count)
      : new Float64Array(count);
  const ofNodes = (key: string): Float64Array =>
    nodes === 0 ? new Float64Array(0) : readNumbers(section, key, nodes);
  const tree = {
    feature: Int32Array.from(readIndices(section, "split_feature", ofNodes, 0, features - 1)),
    threshold: ofNodes("threshold"),
    decision: Uint8Array.from(readIndices(section, "decision_type", ofNodes, 0, MOST_DECISION)),
    left: Int32Array.from(readIndices(section, "left_child", ofNodes, -leaves, nodes - 1)),
    right: Int32Array.from(readIndices(section, "right_child", ofNodes, -leaves, nodes - 1)),
    gain: optional("split_gain", nodes),
    nodeValue: optional("internal_value", nodes),
    nodeWeight: optional("internal_weight", nodes),
    nodeRows: optional("internal_count", nodes),
    leafValue: readNumbers(section, "leaf_value", leaves),
    leafWeight: optional("leaf_weight", leaves),
    leafRows: optional("leaf_count", leaves),
    shrinkage: section.fields.has("shrinkage") ? readNumbers(section, "shrinkage", 1)[0] : 1,
  };
  checkLinks(section, tree.left, tree.right, leaves);
  return { ...tree, ...readCategories(section, tree.decision, tree.threshold) };
}

function readIndices(
  section: Section,
  key: string,
  read: (key: string) => Float64Array,
  low: number,
  high: number,
): Float64Array {
  const values = read(key);
  const bad = values.findIndex((value) => !(Number.isInteger(value) && value >= low && value <= high));
  if (bad >= 0) {
    throw new ForestTextError(
      fieldOf(section, key).line,
      `${key} has ${values[bad]} at ${bad}, where whole numbers from ${low} to ${high} belong.`,
    );
  }
  return values;
}

/** Every node but the first, and every leaf, hangs on exactly one node that comes before it. */
function checkLinks(section: Section, left: Int32Array, right: Int32Array, leaves: number): void {
  const met = new Uint8Array(2 * leaves - 1);
  for (let node = 0; node < left.length; node++) {
    for (const [key, child] of [
      ["left_child", left[node]],
      ["right_child", right[node]],
    ] as const) {
      const place = child < 0 ? leaves - 1 + (-1 - child) : child;
      if ((child >= 0 && child <= node) || met[place] !== 0) {
        throw new ForestTextError(
          fieldOf(section, key).line,
          `${key} of node ${node} is ${child}, which makes no tree.`,
        );
      }
      met[place] = 1;
    }
  }
}

/** The sets of categories, and that every node that needs one has it. */
function readCategories(
  section: Section,
  decision: Uint8Array,
  threshold: Float64Array,
): Pick<Tree, "categoryStarts" | "categories"> {
  const sets = readWhole(section, "num_cat", 0, decision.length, 0);
  const starts = sets === 0 ? Float64Array.of(0) : readNumbers(section, "cat_boundaries", sets + 1);
  for (let set = 0; set < sets; set++) {
    if (starts[0] === 0 && Number.isInteger(starts[set + 1]) && starts[set + 1] > starts[set]) continue;
    throw new ForestTextError(
      fieldOf(section, "cat_boundaries").line,
      "cat_boundaries must rise from 0 in whole numbers.",
    );
  }
  const words = sets === 0 ? new Float64Array(0) : readNumbers(section, "cat_threshold", starts[sets]);
  const bad = words.findIndex((word) => !(Number.isInteger(word) && word >= 0 && word < 2 ** 32));
  if (bad >= 0) {
    throw new ForestTextError(
      fieldOf(section, "cat_threshold").line,
      `cat_threshold has ${words[bad]}, which is no word of 32 bits.`,
    );
  }
  decision.forEach((bits, node) => {
    const set = threshold[node];
    if ((bits & DECISION.CATEGORIES) === 0 || (Number.isInteger(set) && set >= 0 && set < sets)) return;
    throw new ForestTextError(
      fieldOf(section, "threshold").line,
      `threshold of node ${node} names set ${set} of ${sets}.`,
    );
  });
  return { categoryStarts: Uint32Array.from(starts), categories: Uint32Array.from(words) };
}
