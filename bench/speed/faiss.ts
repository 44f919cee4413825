import fs from "node:fs";
import path from "node:path";
import { CALLS, LEAST_CALLS, MOST_MS, summariseTimes, WARM_UP, type Latency } from "./latency";
import { factorsFile, writeFactors } from "./matrix-file";
import { runPeer } from "./peer-process";
import { FACTORS, SHOPPERS, type Catalog } from "./serving-catalog";

/** What Faiss took and found. */
export interface FaissAnswer {
  readonly latency: Latency;
  /** The best items of each of the shoppers. */
  readonly lists: readonly (readonly number[])[];
  readonly version: string;
  /** Kernels and threads of the numeric libraries it ran with. */
  readonly libraries: string;
}

/** The same question to Faiss's exact index of inner products, in a process of its own with one thread. */
export async function askFaiss(
  python: string,
  { items, queries }: Catalog,
  limit: number,
): Promise<FaissAnswer> {
  const file = factorsFile();
  writeFactors(file, queries, items);
  const script = path.join(import.meta.dirname, "faiss_top.py");
  const numbers = [items.length / FACTORS, SHOPPERS, FACTORS, limit, WARM_UP, CALLS, LEAST_CALLS, MOST_MS];
  try {
    const { times, ...answer } = await runPeer<Omit<FaissAnswer, "latency"> & { times: number[] }>(
      python,
      [script, file, ...numbers.map(String)],
      { omp: 1, blas: 1 },
    );
    return { ...answer, latency: summariseTimes(times) };
  } finally {
    fs.rmSync(file, { force: true });
  }
}
