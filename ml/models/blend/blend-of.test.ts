import { describe, expect, it } from "vitest";
import { alsModel } from "../als/definition";
import { DEFAULT_WEIGHTS, type EventLog } from "../../core/data/events";
import { createHistories } from "../../core/data/history";
import { decodeTensors } from "../../core/format/decode";
import { encodeTensors } from "../../core/format/encode";
import { coOccurrenceModel } from "../co-occurrence/definition";
import { createRng } from "../../base/rng";
import type { Fitted, ModelEntry } from "../../core/model/define-model";
import { NO_PACE } from "../../base/pace";
import { popularityModel } from "../popularity/definition";
import { describeRecommender } from "../../testing/contract";
import { createTasteLog } from "../../testing/logs";
import { createBlendOf, createClassicBlend, loadBlend } from "./blend-of";

const MODELS = [alsModel, coOccurrenceModel, popularityModel];
const find = (kind: string) => {
  const found = MODELS.find((model) => model.kind === kind);
  if (found === undefined) throw new RangeError(`No model is called "${kind}".`);
  return found;
};
const fit = (entry: ModelEntry, log: EventLog, overrides = {}) => {
  const training = { log, weights: DEFAULT_WEIGHTS, now: log.at[log.length - 1] };
  return entry.fit(training, overrides, { rng: createRng(1), pace: NO_PACE });
};

async function fitBlend(log: EventLog): Promise<Fitted> {
  return createBlendOf([
    { fitted: await fit(alsModel, log, { factors: 8, iterations: 12 }), weight: 0.6 },
    { fitted: await fit(coOccurrenceModel, log), weight: 0.4 },
  ]);
}

describeRecommender(
  { kind: "blend", fit: fitBlend, load: (bytes) => loadBlend(bytes, find) },
  { personal: true },
);

describe("a blend of fitted models", async () => {
  const log = createTasteLog(20, 3, 6, 2);
  const popularity = await fit(popularityModel, log);
  const knn = await fit(coOccurrenceModel, log);
  const history = createHistories(log, DEFAULT_WEIGHTS).of(3);

  it("names its weights, numbering models of one kind", () => {
    const parts = [knn, popularity, popularity].map((fitted, i) => ({ fitted, weight: i / 2 }));
    expect(createBlendOf(parts).parameters).toEqual({
      "co-occurrence": 0,
      popularity: 0.5,
      "popularity-2": 1,
    });
  });

  it("is 0.7 of one and 0.3 of the other by the rule of thumb", () => {
    const classic = createClassicBlend(knn, popularity);
    expect(classic.parameters).toEqual({ "co-occurrence": 0.7, popularity: 0.3 });
    expect(loadBlend(classic.encode(), find).sources.map(({ weight }) => weight)).toEqual([0.7, 0.3]);
  });

  it("explains itself when all who have a say do", () => {
    const blend = (share: number) =>
      createBlendOf([
        { fitted: knn, weight: 1 - share },
        { fitted: popularity, weight: share },
      ]).model;
    expect(blend(0.5).explain).toBeUndefined();
    const own = knn.model.explain?.(history, 4) ?? new Float32Array();
    const place = own.findIndex((share) => share > 0);
    expect(place).toBeGreaterThanOrEqual(0);
    const shares = blend(0).explain?.(history, 4) ?? new Float32Array();
    const scale = shares[place] / own[place];
    expect(scale).toBeGreaterThan(0);
    for (const [i, share] of own.entries()) expect(shares[i]).toBeCloseTo(scale * share, 5);
  });

  it("refuses files of other things, newer ones, and parts nobody knows", () => {
    const { tensors, metadata } = decodeTensors(createClassicBlend(knn, popularity).encode());
    const load = (change: Record<string, string>) => () => {
      const { sha256: _checksum, ...header } = { ...Object.fromEntries(metadata), ...change };
      return loadBlend(encodeTensors(tensors, header), find);
    };
    expect(load({})).not.toThrow();
    expect(() => loadBlend(knn.encode(), find)).toThrow('holds "aisle.model"');
    expect(load({ version: "2" })).toThrow("Version 2; known is 1");
    expect(load({ version: "0" })).toThrow('Metadata "version" is "0"');
    expect(load({ parts: "{" })).toThrow("The parts do not fit");
    expect(load({ parts: '[{"kind":"als"}]' })).toThrow('Metadata "parts"');
    const part = (kind: string, weight: number) =>
      JSON.stringify([{ kind, weight, bytes: popularity.encode().length }]);
    expect(load({ parts: part("oracle", 1) })).toThrow("part.0");
  });

  it("refuses a part of a kind nobody knows, and weights that are none", () => {
    const foreign = { ...popularity, model: { ...knn.model, kind: "oracle", itemCount: 18 } };
    const score = () => undefined;
    const bytes = createBlendOf([
      { fitted: { ...foreign, model: { ...foreign.model, score } }, weight: 1 },
    ]).encode();
    expect(() => loadBlend(bytes, find)).toThrow('No model is called "oracle"');
    expect(() => createBlendOf([{ fitted: knn, weight: -1 }])).toThrow("The weight of co-occurrence is -1");
  });
});
