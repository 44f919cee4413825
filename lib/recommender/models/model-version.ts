import type { Comparison, Metrics, PairedDifference } from "@/ml/index";
import type { StoredRehearsal } from "./rehearsal";

export type ModelAlias = "live" | "candidate" | "previous";

/** How the live version (the champion) and the new one (the challenger) did for the same shoppers, neither having seen what they then did. */
export interface ChampionComparison {
  championId: string;
  /** `test`: the comparison's own test part. `since`: everything since the live version was trained. */
  on: "test" | "since";
  champion: Metrics;
  challenger: Metrics;
  /** NDCG of the challenger less that of the champion, shopper by shopper; null in versions that did not measure it. */
  difference: PairedDifference | null;
}

/** How the lists that shoppers are shown do, filtered, blended and mixed as they are, beside the bare model. */
export interface ServedLists {
  /** `home.for-you`, asked before the newest interactions; null when too few shoppers came back. */
  forYou: {
    shoppers: number;
    k: number;
    recall: number;
    ndcg: number;
    /** Of the model's own first k, for the same shoppers. */
    bareRecall: number;
    bareNdcg: number;
    /** Share of the products that appear in anybody's list. */
    coverage: number;
    /** Different reasons of a list, on average. */
    reasons: number;
  } | null;
  /** `product.similar`; null without products. */
  similar: {
    products: number;
    /** Share of the first six, and of the first twelve, in the product's own category. */
    sameCategoryOfSix: number;
    sameCategoryOfTwelve: number;
    coverage: number;
  } | null;
}

/** A product that a new version shows far more often than the live one, without having been bought accordingly. */
export interface ExposureSurge {
  productId: number;
  /** Share of all lists that hold it, by the live version and by the new one. */
  before: number;
  after: number;
  /** Shoppers who met it, and those of them who bought it. */
  met: number;
  bought: number;
}

/** Shoppers a version did not learn from, because no person does what they did. */
export interface DistrustedShoppers {
  /** What they met was drawn by chance. */
  incoherent: number;
  /** They met what others met, product by product. */
  lockstep: number;
}

/** The comparison of a version as it is stored; of older versions some of it is not known. */
export type StoredComparison = Omit<Comparison, "recipe"> & { recipe: Comparison["recipe"] | null };

/** What is known about a version's quality, for people. */
export interface ModelMetrics {
  comparison: StoredComparison;
  /** Null when there was no live version, or nothing to measure both on. */
  champion: ChampionComparison | null;
  /** Null in versions that did not measure it. */
  served: ServedLists | null;
  /** Null in versions that learnt from everybody. */
  distrusted: DistrustedShoppers | null;
  decision: { promote: boolean; reason: string };
  /** Size of the snapshot. */
  snapshot: { events: number; shoppers: number; products: number; newestAt: string | null };
}

/** What a version was trained with; with the snapshot's hash it names the result. */
export interface ModelParameters {
  seed: number;
  /** Version of the artifact's format; versions from before it was written down have none. */
  format?: number;
  pipeline: unknown;
  /** ISO 8601: only interactions before it were read; null for all. */
  until: string | null;
}

/** What people and the guard have said of a version. */
export interface ModelMark {
  pinned: boolean;
  tags: string[];
  /** Why it was taken back from serving; null: it was not, or a person has let it serve again since. */
  takenBack: { at: string; by: string; reason: string } | null;
}

/** One version as the admin page and the command line see it. */
export interface ModelSummary {
  id: string;
  /** Name of the model that serves: `als`, `blend`, … */
  algorithm: string;
  parameters: ModelParameters;
  snapshotHash: string;
  metrics: ModelMetrics;
  /** ISO 8601. */
  createdAt: string;
  jobId: string | null;
  aliases: ModelAlias[];
  /** Whether its artifact is still kept, so that it can be promoted. */
  hasArtifact: boolean;
  mark: ModelMark;
}

/** The bytes that serve, as they are stored. */
export interface StoredArtifact {
  id: string;
  bytes: Uint8Array;
  /** Hexadecimal, as computed when the version was registered. */
  sha256: string;
  /** What its training asked it, and what it answered. */
  rehearsal: StoredRehearsal;
}
