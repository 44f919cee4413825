import { describe, expect, it } from "vitest";
import { createRng, DEFAULT_PIPELINE } from "@/ml/index";
import { createTasteLog } from "@/ml/testing/logs";
import { plant } from "@/ml/testing/plant-profiles";
import { runTask } from "./run-task";

describe("a training", () => {
  it("does not learn from profiles that no person made, and says how many it left out", async () => {
    const people = createTasteLog(400, 6, 40, 5);
    const log = plant(people, { attack: "random", target: 9, share: 0.05 }, createRng(2));
    const learn = (learnt: typeof log) =>
      runTask(
        {
          log: learnt,
          productIds: Int32Array.from({ length: log.itemCount }, (_, i) => i + 1),
          catalog: null,
          pipeline: { ...DEFAULT_PIPELINE, candidates: ["popularity"], budgetSeconds: 0.01 },
          seed: 1,
          until: "compare",
          champion: null,
        },
        () => {},
      );
    const honest = await learn(people);
    const attacked = await learn(log);
    expect(honest.distrusted.incoherent).toBeLessThan(5);
    expect(attacked.distrusted.incoherent).toBeGreaterThan(14);
    expect(attacked.distrusted.incoherent).toBeLessThan(40);
  });
});
