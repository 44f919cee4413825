import type { BenchmarkFormat } from "@/lib/data/benchmark/read/dataset";
import { type PlannedProtocol, PROTOCOLS, type ProtocolName } from "@/lib/data/benchmark/plan";
import { UsageError } from "./command";
import { resolveGiven } from "./paths";
import { readChoice, readNumber } from "./read-values";

export interface ProtocolValues {
  readonly protocol?: string | undefined;
  readonly share?: string | undefined;
  readonly folds?: string | undefined;
  readonly negatives?: string | undefined;
  readonly "negatives-file"?: string | undefined;
}

/** What each format is usually parted by when there is one file. */
const USUAL: Record<BenchmarkFormat, ProtocolName> = {
  adjacency: "holdout",
  ratings: "holdout",
  sessions: "next-item",
  interactions: "temporal",
  "online-retail": "temporal",
  retailrocket: "temporal",
  movielens: "holdout",
};

/** The protocols that read each option. */
const BELONGS: Record<Exclude<keyof ProtocolValues, "protocol">, readonly ProtocolName[]> = {
  share: ["temporal", "temporal-user", "holdout", "next-item"],
  folds: ["k-fold"],
  negatives: ["leave-last-out-sampled"],
  "negatives-file": ["leave-last-out-sampled", "fixed"],
};

/** The protocol that is asked for, or the usual one of the format. */
export function readProtocol(
  values: ProtocolValues,
  format: BenchmarkFormat,
  files: number,
): PlannedProtocol {
  const given = files > 1 ? (format === "sessions" ? "next-item" : "fixed") : null;
  const name = values.protocol === undefined ? (given ?? USUAL[format]) : asProtocol(values.protocol);
  checkFiles(name, given, format);
  for (const [option, protocols] of Object.entries(BELONGS)) {
    if (values[option as keyof typeof BELONGS] === undefined) continue;
    if (!protocols.includes(name)) {
      throw new UsageError(`--${option} belongs to ${protocols.join(", ")}, not to ${name}.`);
    }
  }
  if (values.negatives !== undefined && values["negatives-file"] !== undefined) {
    throw new UsageError("--negatives are drawn, and --negatives-file names them; give one of the two.");
  }
  const file = values["negatives-file"];
  const share = values.share ?? (name === "holdout" ? "0.25" : "0.2");
  return {
    name,
    share: readNumber(share, "share", { low: 0.001, high: 0.999 }),
    folds: readNumber(values.folds ?? "5", "folds", { low: 2, high: 100, integer: true }),
    negatives: readNumber(values.negatives ?? "100", "negatives", { low: 1, high: 1_000_000, integer: true }),
    negativesFile: file === undefined ? null : resolveGiven(file),
  };
}

function asProtocol(text: string): ProtocolName {
  return readChoice(text, "protocol", PROTOCOLS);
}

function checkFiles(name: ProtocolName, given: ProtocolName | null, format: BenchmarkFormat): void {
  if (given === null && name === "fixed") {
    throw new UsageError("--protocol fixed needs two files, the training and the test part.");
  }
  if (given !== null && name !== given) {
    throw new UsageError(
      `Two files are a ready-made split (${given}); --protocol ${name} splits one file itself.`,
    );
  }
  if (format === "adjacency" && ["temporal", "temporal-user", "next-item"].includes(name)) {
    throw new UsageError(`Adjacency lists have no times, which --protocol ${name} needs.`);
  }
}
