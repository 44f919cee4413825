import { describe, expect, it } from "vitest";
import type { LogProfile, Need } from "../core/model/suitability";
import { MODELS } from "../models/registry";
import { listCandidates } from "./candidates";
import { DEFAULT_PIPELINE } from "./config";
import { createRecipe } from "./recipe";

const profile = (users: number, items: number, events: number, offers: Need[] = []): LogProfile => ({
  size: { users, items, events },
  offers: new Set(offers),
});
const list = (of: LogProfile, previous: Parameters<typeof listCandidates>[3] = null) =>
  listCandidates(of, [], DEFAULT_PIPELINE, previous);
const kinds = ({ candidates }: ReturnType<typeof list>) => candidates.map(({ entry }) => entry.kind);

describe("the models that are considered", () => {
  it("are all of them where the log is small and has everything", () => {
    const { candidates, skipped } = list(profile(500, 300, 5000, ["content", "ratings", "sessions"]));
    expect(candidates).toHaveLength(MODELS.length);
    expect(skipped).toEqual([]);
  });

  it("are those that train and answer in time in a shop of ten million interactions", () => {
    const large = list(profile(1_000_000, 100_000, 10_000_000, ["sessions"]));
    expect(kinds(large)).toEqual(
      expect.arrayContaining([
        "popularity",
        "recent-popularity",
        "als",
        "co-occurrence",
        "item-knn",
        "pure-svd",
      ]),
    );
    const reason = (kind: string) => large.skipped.find(({ model }) => model === kind)?.reason;
    expect(reason("ease")).toBe("it is not made for logs of this size");
    expect(reason("graph-filter")).toMatch(/^one answer would take about \d+ ms; 5 ms are allowed$/);
    expect(reason("bpr")).toMatch(/^fitting it on everything would take about \d+ s; 30 s are allowed$/);
    expect(reason("content")).toBe("it reads texts and attributes of items, and there are none");
  });

  it("always are what serves today, with its parameters first, and never without what it needs", () => {
    const large = profile(1_000_000, 100_000, 10_000_000);
    const previous = createRecipe(
      { bpr: 0.5, content: 0.5 },
      new Map([["bpr", { factors: 7 }]]),
      DEFAULT_PIPELINE,
    );
    const found = list(large, previous);
    const bpr = found.candidates.find(({ entry }) => entry.kind === "bpr");
    expect(bpr).toMatchObject({ isCertain: true, starts: [{ factors: 7 }, {}] });
    expect(kinds(found)).not.toContain("content");
  });
});
