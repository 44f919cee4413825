import fs from "node:fs";
import path from "node:path";
import ts from "typescript";

/** What each file or folder imports, types included. */
export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>;

const SOURCE = /\.tsx?$/;
const NOT_OURS = /\.(test|spec)\.tsx?$|\.d\.ts$|\/(generated|assembly|testing)\//;

function listSources(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => path.posix.join(folder, file))
    .filter((file) => SOURCE.test(file) && !NOT_OURS.test(file));
}

/** The imports between the source files of `folders`; tests and generated files are left out. Paths from the root. */
export function readImports(folders: readonly string[]): ImportGraph {
  const files = new Set(folders.flatMap(listSources));
  const graph = new Map<string, Set<string>>();
  for (const file of files) {
    const { importedFiles } = ts.preProcessFile(fs.readFileSync(file, "utf8"));
    const targets = new Set<string>();
    for (const { fileName } of importedFiles) {
      const base = fileName.startsWith("@/")
        ? fileName.slice(2)
        : path.posix.join(path.posix.dirname(file), fileName);
      const target = [base, `${base}.ts`, `${base}.tsx`].find((candidate) => files.has(candidate));
      if (target !== undefined) targets.add(target);
    }
    graph.set(file, targets);
  }
  return graph;
}

/** The same between folders: one imports another when a file of the one imports a file of the other. */
export function toFolders(graph: ImportGraph): ImportGraph {
  const folders = new Map<string, Set<string>>();
  for (const [file, targets] of graph) {
    const from = path.posix.dirname(file);
    const known = folders.get(from) ?? new Set();
    for (const target of targets) {
      const to = path.posix.dirname(target);
      if (to !== from) known.add(to);
    }
    folders.set(from, known);
  }
  return folders;
}

/** Everything that can be reached from itself, in groups that reach each other (Tarjan 1972). */
export function findCircles(graph: ImportGraph): string[][] {
  const order = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): number => {
    const place = order.size;
    order.set(node, place);
    let low = place;
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (stack.includes(next)) low = Math.min(low, order.get(next) ?? low);
    }
    if (low === place) {
      const group = stack.splice(stack.indexOf(node));
      if (group.length > 1 || graph.get(node)?.has(node)) circles.push(group.sort());
    }
    return low;
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return circles;
}
