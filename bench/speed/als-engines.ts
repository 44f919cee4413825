import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { messageOf } from "@/lib/platform/errors";
import { REGULARISATION } from "./als-problem";

/** What one training of one engine took. */
export interface Measured {
  /** One per iteration. */
  readonly seconds: readonly number[];
  readonly peakBytes: number;
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

const run = promisify(execFile);
const here = import.meta.dirname;

/** Ours, on the backend named, in a process of its own. */
export function aisleEngine(name: "aisle" | "aisle-plain"): Engine {
  const script = path.join(here, "als-engine.ts");
  const node = [process.execPath, "--conditions=react-server", "--import", "tsx", script] as const;
  return {
    name,
    measure: ({ matrixFile, factors, iterations, threads, factorsFile }) =>
      runEngine(
        ...([...node, matrixFile, `${factors}`, `${iterations}`] as const),
        ...[`${threads}`, name === "aisle" ? "wasm" : "plain", ...(factorsFile ? [factorsFile] : [])],
      ),
  };
}

/** The reference library with its defaults: conjugate gradient, three steps, single precision. */
export function implicitEngine(python: string): Engine {
  return {
    name: "implicit",
    measure: ({ matrixFile, factors, iterations, threads, factorsFile }) =>
      runEngine(
        ...([python, path.join(here, "implicit.py"), matrixFile, `${factors}`] as const),
        ...[`${iterations}`, `${REGULARISATION}`, `${threads}`, ...(factorsFile ? [factorsFile] : [])],
      ),
  };
}

async function runEngine(command: string, ...args: string[]): Promise<Measured> {
  const { stdout } = await run(command, args).catch((error: unknown) => {
    // The command line says nothing about what went wrong; the last line of the other process does.
    const stderr = (error as { stderr?: string }).stderr?.trim() ?? "";
    throw new Error(stderr.split("\n").find((line) => /Error/.test(line)) ?? messageOf(error), {
      cause: error,
    });
  });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Measured;
}
