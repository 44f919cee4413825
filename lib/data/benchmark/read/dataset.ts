import type { EventLog, Prefix, ItemContent } from "@/ml/index";
import type { FileReport } from "./file-report";

/** Files of events in general, then the published data sets that a shop imports, too. */
export const BENCHMARK_FORMATS = [
  "adjacency",
  "ratings",
  "sessions",
  "interactions",
  "online-retail",
  "retailrocket",
  "movielens",
] as const;
export type BenchmarkFormat = (typeof BENCHMARK_FORMATS)[number];

/** A test part that comes as a file of its own, over the same numbering as the training part. */
export type GivenTest =
  | { readonly kind: "log"; readonly log: EventLog }
  | { readonly kind: "prefixes"; readonly prefixes: readonly Prefix[] };

/** What models are compared on, read from files. */
export interface Dataset {
  readonly name: string;
  /** Everything, or the training part where the test part is given. */
  readonly log: EventLog;
  readonly test: GivenTest | null;
  /** What to choose parameters on, where a file was given for it. */
  readonly validation: GivenTest | null;
  /** Whether the events carry times; without them only their order in the file is known. */
  readonly timed: boolean;
  /** A shopper of the log is one session. */
  readonly sessions: boolean;
  /** What the products say about themselves, where a file was given for it. */
  readonly content: ItemContent | null;
  /** Where every row of every file went. */
  readonly files: readonly FileReport[];
  /** What else is worth knowing, one sentence each. */
  readonly notes: readonly string[];
  /** Of shoppers and products, in the order of their numbers, as the files have them. */
  readonly ids: { readonly shoppers: readonly string[]; readonly products: readonly string[] };
  /** The number of a shopper or product by its id in the files, for files that name them. */
  readonly find: {
    shopper(id: string): number | undefined;
    product(id: string): number | undefined;
  };
}
