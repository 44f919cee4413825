import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { childEnvironment } from "@/lib/platform/env";
import { messageOf } from "@/lib/platform/errors";

const run = promisify(execFile);

/**
 * Settings by which a shell chooses kernels, caches and threads for numeric libraries: one that was set for something
 * else (OPENBLAS_CORETYPE, OPENBLAS_L2_SIZE, MKL_DEBUG_CPU_TYPE, …) would slow the peer down, and nobody would see it.
 */
const TUNES_LIBRARIES =
  /^(OPENBLAS|GOTO|MKL|BLIS|BLAS|NVPL|ARMPL|VECLIB|ATLAS|OMP|GOMP|KMP|NUMEXPR|NPY|FAISS|MALLOC|GLIBC_TUNABLES|LD_PRELOAD)/;

/** Threads of the peer, each set outright. */
export interface PeerThreads {
  /** Of its own loops. */
  readonly omp: number;
  /** Of the BLAS under each of those loops. */
  readonly blas: number;
}

/** The settings that a peer's process is not given, of those there are. */
export function unsetForPeers(): string[] {
  return Object.keys(childEnvironment({}))
    .filter((name) => TUNES_LIBRARIES.test(name))
    .sort();
}

/**
 * Runs a Python program of the benchmark and reads the JSON on its last line.
 *
 * @throws Error with the last line that it failed with
 */
export async function runPeer<T>(
  python: string,
  args: readonly string[],
  { omp, blas }: PeerThreads,
): Promise<T> {
  const env = childEnvironment({
    OMP_NUM_THREADS: `${omp}`,
    OPENBLAS_NUM_THREADS: `${blas}`,
    MKL_NUM_THREADS: `${blas}`,
    BLIS_NUM_THREADS: `${blas}`,
  });
  const given = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"];
  for (const name of unsetForPeers()) if (!given.includes(name)) delete env[name];
  return runForJson<T>(python, args, env);
}

/**
 * Runs a program and reads the JSON on the last line of its output.
 *
 * @throws Error with the line that says what it failed with
 */
export async function runForJson<T>(
  program: string,
  args: readonly string[],
  env?: NodeJS.ProcessEnv,
): Promise<T> {
  const options = { maxBuffer: 64 * 1024 * 1024, ...(env && { env }) };
  const { stdout } = await run(program, [...args], options).catch((error: unknown) => {
    // The command line says nothing about what went wrong; the last line of the other process does.
    const stderr = (error as { stderr?: string }).stderr?.trim() ?? "";
    throw new Error(stderr.split("\n").findLast((line) => /Error/.test(line)) ?? messageOf(error), {
      cause: error,
    });
  });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as T;
}
