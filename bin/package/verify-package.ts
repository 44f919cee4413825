import fs from "node:fs";
import { ensureBrowser } from "@/lib/launch/browser";
import { installPackage, run } from "./install-package";
import { readPrograms } from "./programs";
import { runInBrowser } from "./run-in-browser";
import { bundleProgram, compilePrograms, measureBundle, runProgram } from "./try-package";

/** Where a Node other than the one that runs this may lie. */
const OTHER_NODES = ["/usr/bin/node", "/usr/local/bin/node", "/opt/homebrew/bin/node"];

/**
 * From an empty folder: packs `ml`, installs the tarball and its dependency from the registry, type-checks the README's
 * programs and runs each with every Node that is there, and in Chromium. Prints what was run and what bundles weigh.
 *
 * @throws Error with whatever failed
 */
export async function verifyPackage(root: string): Promise<void> {
  const programs = readPrograms(root);
  const folder = installPackage(root, { isOffline: false });
  try {
    compilePrograms(root, folder, programs);
    console.log(
      `${programs.length} programs of ml/README.md type-check, and misspelt parameters are refused`,
    );
    for (const [version, node] of findNodes(folder)) {
      for (const program of programs) runProgram(node, folder, program);
      console.log(`${programs.length} programs run in Node ${version}`);
    }
    const forBrowsers = programs.filter(({ isForNode }) => !isForNode);
    const bundles = await Promise.all(forBrowsers.map((program) => bundleProgram(folder, program)));
    const version = await runInBrowser(ensureBrowser(), bundles);
    console.log(`${bundles.length} programs run in Chromium ${version}`);
    for (const model of ["popularity", "ease", "als"]) {
      const bytes = await measureBundle(folder, model, [model, "createRecommender", "loadRecommender"]);
      console.log(`a bundle of ${model} alone: ${(bytes / 1000).toFixed(1)} KB gzipped`);
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Each Node from 20 on by its version. */
function findNodes(folder: string): Map<string, string> {
  const nodes = new Map<string, string>();
  for (const node of [process.execPath, ...OTHER_NODES]) {
    if (!fs.existsSync(node)) continue;
    const version = run(node, ["--version"], folder).trim().slice(1);
    if (Number.parseInt(version, 10) >= 20 && !nodes.has(version)) nodes.set(version, node);
  }
  return nodes;
}
