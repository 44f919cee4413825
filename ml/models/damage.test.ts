import { beforeAll, describe, expect, it } from "vitest";
import { createRng } from "../base/rng";
import { FormatError } from "../core/format/format-error";
import { createBlendOf, loadBlend } from "./blend/blend-of";
import type { Recommender } from "../core/recommender";
import { damage } from "../testing/damage";
import { fitOn } from "../testing/subject";
import { createTasteLog } from "../testing/logs";
import { describeItems } from "../testing/log-content";
import { findModel, MODELS } from "./registry";

/** Together more than 10,000 files. */
const FILES_PER_MODEL = 700;

interface Artifact {
  readonly bytes: Uint8Array;
  load(bytes: Uint8Array): Recommender;
}

/** What becomes of a file: "loaded", the code of its FormatError, or an error that is none. */
function outcomeOf({ load }: Artifact, bytes: Uint8Array): string {
  try {
    load(bytes);
    return "loaded";
  } catch (error) {
    return error instanceof FormatError ? error.code : `not a FormatError: ${String(error)}`;
  }
}

const isRefused = (outcome: string) => outcome !== "loaded" && !outcome.startsWith("not a");

describe("a damaged artifact", () => {
  const artifacts = new Map<string, Artifact>();
  beforeAll(async () => {
    const log = createTasteLog(20, 2, 5, 3);
    const fitted = await Promise.all(MODELS.map((entry) => fitOn(entry, log, describeItems)));
    fitted.forEach((one, i) =>
      artifacts.set(MODELS[i].kind, { bytes: one.encode(), load: (bytes) => MODELS[i].load(bytes) }),
    );
    const blend = createBlendOf(fitted.slice(0, 3).map((one) => ({ fitted: one, weight: 1 / 3 })));
    artifacts.set("blend", { bytes: blend.encode(), load: (bytes) => loadBlend(bytes, findModel) });
  });

  it.each([...MODELS.map(({ kind }) => kind), "blend"])("of %s is refused, however it came about", (kind) => {
    const artifact = artifacts.get(kind) as Artifact;
    expect(outcomeOf(artifact, artifact.bytes)).toBe("loaded");
    const rng = createRng(11);
    for (let file = 0; file < FILES_PER_MODEL; file++) {
      const { how, spoiled } = damage(artifact.bytes, rng);
      const outcome = outcomeOf(artifact, spoiled);
      expect(isRefused(outcome), `file ${file}, ${how}: ${outcome}`).toBe(true);
    }
  });

  it("is refused for any single bit of its header", () => {
    const artifact = artifacts.get("popularity") as Artifact;
    const { bytes } = artifact;
    const headerEnd = 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true));
    for (let bit = 0; bit < 8 * headerEnd; bit++) {
      const spoiled = bytes.slice();
      spoiled[bit >> 3] ^= 1 << (bit & 7);
      const outcome = outcomeOf(artifact, spoiled);
      expect(isRefused(outcome), `bit ${bit}: ${outcome}`).toBe(true);
    }
  });

  it("of all models together: ten thousand files", () => {
    expect(FILES_PER_MODEL * artifacts.size).toBeGreaterThanOrEqual(10_000);
  });
});
