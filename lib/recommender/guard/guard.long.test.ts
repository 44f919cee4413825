import { describe, expect, it } from "vitest";
import { getLiveModelId } from "@/lib/recommender/models/queries";
import { withScene } from "./testing/scene";

const scene = withScene();

describe("a good model", () => {
  it.each(Array.from({ length: 10 }, (_, run) => run))(
    "is never taken back in three quarters of an hour of looking, though clicks change with the hour (run %i)",
    async (run) => {
      scene.visit({ shoppers: 100, perMinute: 60, seed: 100 + run });
      const [before, next] = [await scene.register(), await scene.register()];
      await scene.promote(before);
      await scene.pass(20, { [before]: scene.usual });
      await scene.promote(next, run % 2 === 0 ? 0.1 : 0);
      // As good or a little better; the shop's clicks fall by a fifth in the course of it.
      const behaviours = {
        [before]: scene.usual,
        [next]: { ...scene.usual, clicks: 0.3 + 0.005 * (run % 3) },
      };
      const { outcomes } = await scene.pass(45, behaviours, { factor: (minute) => 1 - minute / 225 });
      expect(outcomes).not.toContain("back");
      expect(await getLiveModelId()).toBe(next);
    },
  );
});
