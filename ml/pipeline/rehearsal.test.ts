import { beforeAll, describe, expect, it } from "vitest";
import { createRng } from "../base/rng";
import { MODELS } from "../models/registry";
import { fitBundle } from "../testing/bundle-subject";
import { type Change, changePart, drawAnew, shuffle } from "../testing/change-part";
import { createTasteLog } from "../testing/logs";
import { decodeBundle, encodeBundle } from "./bundle-format";
import type { ModelBundle, TrainedBundle } from "./bundle";
import { rehearse, type Rehearsal } from "./rehearsal";
import { findDeviation, likenessOf } from "./rehearsal-check";

const log = createTasteLog(300, 10, 30, 3);
let trained: TrainedBundle;
let rehearsal: Rehearsal;
beforeAll(async () => {
  trained = await fitBundle("als", log);
  rehearsal = rehearse(trained);
}, 60_000);

const tamper = (kind: string, change: Change) =>
  decodeBundle(changePart(encodeBundle(trained), kind, change));

describe("a rehearsal", () => {
  it.each([...MODELS.map(({ kind }) => kind), "blend"])(
    "is the same out of the file that serves: %s",
    async (kind) => {
      let bundle: TrainedBundle;
      try {
        bundle = await fitBundle(kind, log);
      } catch (error) {
        // What learns from ratings or texts only says so.
        expect(error).toBeInstanceOf(RangeError);
        return;
      }
      const asked = JSON.parse(JSON.stringify(rehearse(bundle))) as Rehearsal;
      expect(findDeviation(decodeBundle(encodeBundle(bundle)), asked)).toBeNull();
    },
  );

  it("asks every role, nobody's past and few questions", () => {
    const roles = new Set(rehearsal.asked.map(({ role }) => role));
    expect(roles).toEqual(new Set(["ranker", "similar", "together", "popular"]));
    expect(JSON.stringify(rehearsal).length).toBeLessThan(60_000);
  });

  it.each<[string, string, Change]>([
    ["zeros", "als", (data) => data.fill(0)],
    ["numbers near the end of what can be written", "als", (data) => data.fill(3e38)],
    ["numbers drawn by chance", "als", drawAnew],
    ["factors of other items", "als", shuffle],
    [
      "two items in each other's place",
      "als",
      (data, name) => {
        if (data.length < 600 || name.includes("gram")) return;
        const k = data.length / 300;
        const [one, other] = [data.slice(40 * k, 41 * k), data.slice(250 * k, 251 * k)];
        data.set(other, 40 * k);
        data.set(one, 250 * k);
      },
    ],
    ["popularity that belongs to other items", "recent-popularity", shuffle],
  ])("is not kept by %s", (_, kind, change) => {
    expect(findDeviation(tamper(kind, change), rehearsal)).not.toBeNull();
  });

  it("is not kept by a list of items in another order", () => {
    const itemIds = trained.itemIds.slice().reverse();
    expect(findDeviation({ ...trained, itemIds }, rehearsal)).not.toBeNull();
  });

  it("forgives what arithmetic differs between processors", () => {
    const { ranker } = trained;
    const rng = createRng(9);
    const nearly: ModelBundle = {
      ...trained,
      ranker: {
        ...ranker,
        kind: ranker.kind,
        itemCount: ranker.itemCount,
        score(history, now, out) {
          ranker.score(history, now, out);
          for (let i = 0; i < out.length; i++) out[i] *= 1 + 1e-5 * (rng.uniform() - 0.5);
        },
      },
    };
    expect(findDeviation(nearly, rehearsal)).toBeNull();
  });
});

describe("likeness", () => {
  it("is whole with itself, and a tenth by chance", () => {
    expect(likenessOf(trained, trained)?.share).toBe(1);
    const drawn = tamper("als", drawAnew);
    const { share, byChance } = likenessOf(drawn, trained) ?? { share: 1, byChance: 1 };
    expect(byChance).toBeCloseTo(20 / 300, 5);
    expect(share).toBeLessThan(byChance + 0.05);
  });

  it.each(["blend", "ease", "co-occurrence", "bpr"])("is more between honest rankers: %s", async (kind) => {
    const other = await fitBundle(kind, log);
    const { share, byChance } = likenessOf(other, trained) ?? { share: 0, byChance: 0 };
    expect(share).toBeGreaterThan(byChance + 0.05);
  });

  it("cannot be told of bundles without items in common", () => {
    const itemIds = trained.itemIds.map((id: number) => id + 10_000);
    expect(likenessOf({ ...trained, itemIds }, trained)).toBeNull();
  });
});
