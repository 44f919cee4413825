import { describe, expect, it } from "vitest";
import { compareVersions } from "./compare-versions";
import type { ChampionComparison, ModelSummary } from "./model-version";
import { readStoredMetrics } from "./stored-metrics";

const figures = (ndcg: number) => ({ recall: ndcg, ndcg, hr: ndcg, coverage: 0.5, users: 100 });

function version(
  id: string,
  { snapshotHash = id, testFrom = 1_000, ndcg = 0.2, champion = null as ChampionComparison | null } = {},
): ModelSummary {
  const row = {
    model: "als",
    parameters: {},
    validation: figures(ndcg),
    test: figures(ndcg),
    trials: 1,
    seconds: 1,
  };
  const split = { trainEvents: 1, validationEvents: 1, testEvents: 1, validationFrom: 1, testFrom };
  const metrics = readStoredMetrics({ comparison: { k: 20, split, rows: [row], chosen: "als" }, champion });
  const parameters = { seed: 1, pipeline: null, until: null };
  const mark = { pinned: false, tags: [], takenBack: null };
  const rest = { algorithm: "als", parameters, jobId: null, aliases: [], hasArtifact: true, mark };
  return { ...rest, id, snapshotHash, metrics, createdAt: "2026-01-01T00:00:00.000Z" };
}

const met = (championId: string): ChampionComparison => ({
  championId,
  on: "since",
  champion: figures(0.1),
  challenger: figures(0.13),
  difference: { mean: 0.03, low: 0.01, high: 0.05, cases: 80 },
});

describe("two versions", () => {
  it("of which one was measured against the other are compared shopper by shopper, whichever is named first", () => {
    const [a, b] = [version("a"), version("b", { champion: met("a") })];
    expect(compareVersions(a, b)).toMatchObject({
      kind: "paired",
      difference: { mean: 0.03, low: 0.01, high: 0.05, cases: 80 },
      together: { a: { ndcg: 0.1 }, b: { ndcg: 0.13 } },
    });
    expect(compareVersions(b, a)).toMatchObject({
      kind: "paired",
      difference: { mean: -0.03, low: -0.05, high: -0.01 },
      together: { a: { ndcg: 0.13 }, b: { ndcg: 0.1 } },
    });
  });

  it("of one snapshot and cut were asked about the same shoppers", () => {
    const [a, b] = [version("a", { snapshotHash: "h" }), version("b", { snapshotHash: "h", ndcg: 0.3 })];
    expect(compareVersions(a, b)).toMatchObject({
      kind: "same-cases",
      difference: null,
      own: { cases: 100 },
    });
  });

  it("of different snapshots, or cut elsewhere, are not comparable", () => {
    expect(compareVersions(version("a"), version("b", { champion: met("c") })).kind).toBe("apart");
    const cut = [
      version("a", { snapshotHash: "h" }),
      version("b", { snapshotHash: "h", testFrom: 2_000 }),
    ] as const;
    expect(compareVersions(...cut).kind).toBe("apart");
  });
});
