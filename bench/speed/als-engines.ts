import path from "node:path";
import { REGULARISATION } from "./als-problem";
import { runForJson, runPeer } from "./peer-process";

/** What one training of one engine took. */
export interface Measured {
  /** One per iteration. */
  readonly seconds: readonly number[];
  readonly peakBytes: number;
  /** Kernels and threads of the numeric libraries it ran with, where it has any. */
  readonly libraries?: string;
}

export interface Task {
  readonly matrixFile: string;
  readonly factors: number;
  readonly iterations: number;
  readonly threads: number;
  /** Where the factors are to be left, if they are wanted. */
  readonly factorsFile?: string;
}

export interface Engine {
  readonly name: "aisle" | "aisle-plain" | "implicit";
  measure(task: Task): Promise<Measured>;
}

const here = import.meta.dirname;

/** Ours, on the backend named, in a process of its own. */
export function aisleEngine(name: "aisle" | "aisle-plain"): Engine {
  const script = path.join(here, "als-engine.ts");
  const node = ["--conditions=react-server", "--import", "tsx", script] as const;
  return {
    name,
    measure: ({ matrixFile, factors, iterations, threads, factorsFile }) =>
      runForJson<Measured>(process.execPath, [
        ...[...node, matrixFile, `${factors}`, `${iterations}`, `${threads}`],
        ...[name === "aisle" ? "wasm" : "plain", ...(factorsFile ? [factorsFile] : [])],
      ]),
  };
}

/**
 * The reference library with its defaults: conjugate gradient, three steps, single precision. Its own loops have the
 * threads; the BLAS under them has one, as the library itself recommends.
 */
export function implicitEngine(python: string): Engine {
  return {
    name: "implicit",
    measure: ({ matrixFile, factors, iterations, threads, factorsFile }) =>
      runPeer<Measured>(
        python,
        [
          ...[path.join(here, "implicit.py"), matrixFile, `${factors}`, `${iterations}`],
          ...[`${REGULARISATION}`, `${threads}`, ...(factorsFile ? [factorsFile] : [])],
        ],
        { omp: threads, blas: 1 },
      ),
  };
}
