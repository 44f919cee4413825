import type { Dataset } from "@/lib/data/benchmark/read/dataset";
import type { PlannedProtocol, ProtocolName } from "@/lib/data/benchmark/plan";
import { readFiles, readMovies, readOnlineRetail } from "./datasets";

/** One data set parted in one way. */
export interface Comparison {
  readonly dataset: string;
  readonly protocol: PlannedProtocol;
  readonly ks: readonly number[];
  /** What searches and blends go for. */
  readonly objective: string;
  /** Those that say what the comparison is about; --json has all. */
  readonly shown: readonly string[];
  /** `rating`: only models that predict stars; `behaviour`: all but those, for data without stars. */
  readonly models: "all" | "rating" | "behaviour";
  read(): Promise<Dataset> | Dataset;
}

function parted(name: ProtocolName, options: Partial<PlannedProtocol> = {}): PlannedProtocol {
  return { share: 0.2, folds: 5, negatives: 100, negativesFile: null, ...options, name };
}

const RANKING = { ks: [20], objective: "ndcg@20", shown: ["recall@20", "ndcg@20"], models: "all" } as const;
const BEHAVIOUR = { ...RANKING, models: "behaviour" } as const;

/** The comparisons of `npm run bench -- quality`. */
export const SUITE: readonly Comparison[] = [
  {
    dataset: "gowalla",
    protocol: parted("fixed"),
    ...BEHAVIOUR,
    read: () => readFiles("gowalla", "adjacency", "gowalla/train.txt.gz", "gowalla/test.txt.gz"),
  },
  {
    dataset: "retailrocket",
    protocol: parted("next-item"),
    ...BEHAVIOUR,
    objective: "mrr@20",
    shown: ["hr@20", "mrr@20"],
    read: () =>
      readFiles(
        ...(["retailrocket", "sessions"] as const),
        ...["retailrocket/train_sessions.txt.gz", "retailrocket/test_prefix_target.tsv.gz"],
      ),
  },
  { dataset: "movielens-100k", protocol: parted("temporal"), ...RANKING, read: readMovies },
  {
    dataset: "movielens-100k",
    protocol: parted("holdout", { share: 0.25 }),
    ...RANKING,
    ks: [10],
    objective: "ndcg@10",
    shown: ["recall@10", "ndcg@10"],
    read: readMovies,
  },
  {
    dataset: "movielens-100k",
    protocol: parted("k-fold"),
    ...RANKING,
    objective: "rmse",
    shown: ["rmse", "mae"],
    models: "rating",
    read: readMovies,
  },
  {
    dataset: "online-retail",
    protocol: parted("temporal"),
    ...BEHAVIOUR,
    shown: ["capped-recall@20", "ndcg@20"],
    read: readOnlineRetail,
  },
];
