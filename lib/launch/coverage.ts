import path from "node:path";
import { z } from "zod";

/** Lines of each layer that tests must reach, in percent. */
const LEAST_COVERED = 85;
const LAYERS = ["lib", "ml"];

const lines = z.object({ lines: z.object({ total: z.number(), covered: z.number() }) });

/** What the test runner writes: figures by absolute path of the file, and `total`. */
export const coverageReport = z.record(z.string(), lines);

/** Prints how many lines of each layer the tests reach, and answers whether that is enough. */
export function verifyCoverage(report: z.infer<typeof coverageReport>, root: string): boolean {
  const shares = LAYERS.map((layer) => {
    const folder = path.join(root, layer) + path.sep;
    const files = Object.entries(report).filter(([file]) => file.startsWith(folder));
    const sum = (key: "total" | "covered") => files.reduce((all, [, { lines }]) => all + lines[key], 0);
    return { layer, percent: (100 * sum("covered")) / Math.max(1, sum("total")) };
  });
  const text = shares.map(({ layer, percent }) => `${layer} ${percent.toFixed(1)} %`).join(", ");
  console.log(`Lines covered: ${text} (at least ${LEAST_COVERED} % each)`);
  return shares.every(({ percent }) => percent >= LEAST_COVERED);
}
