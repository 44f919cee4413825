import { describe, expect, it } from "vitest";
import type { LiveModel } from "./live-model";
import { ModelKeeper, type ModelOrigin, type Offered } from "./model-keeper";

/** A registry in which versions are only names; whatever is not `sound` is refused. */
function createRegistry() {
  const registry = {
    live: "a" as string | null,
    kept: new Set(["a", "b"]),
    sound: new Set(["a", "b"]),
    isAway: false,
    loads: 0,
  };
  const origin: ModelOrigin = {
    liveId: () => Promise.resolve(registry.live),
    load(id) {
      registry.loads++;
      if (registry.isAway) return Promise.reject(new Error("connection lost"));
      const artifact = { id, bytes: new Uint8Array(0), sha256: "" };
      return Promise.resolve(registry.kept.has(id) ? { artifact, shopIds: new Set<number>() } : null);
    },
    verify({ artifact: { id } }: Offered) {
      if (!registry.sound.has(id)) throw new Error(`${id} is damaged`);
      return { id, productCount: 1 } as LiveModel;
    },
  };
  return { registry, keeper: new ModelKeeper(origin) };
}

describe("the model that serves", () => {
  it("is the live one, and stays when the next is damaged until the alias moves again", async () => {
    const { registry, keeper } = createRegistry();
    await keeper.look();
    registry.live = "b";
    registry.sound.delete("b");
    await keeper.look();
    await keeper.look();
    expect(keeper.state).toEqual({ serving: "a", refused: { id: "b", reason: "b is damaged" } });
    expect(registry.loads).toBe(2);
    registry.live = "a";
    await keeper.look();
    expect(keeper.state).toEqual({ serving: "a", refused: null });
  });

  it("is not refused because the database went away while it was read, but tried again", async () => {
    const { registry, keeper } = createRegistry();
    await keeper.look();
    registry.live = "b";
    registry.isAway = true;
    await keeper.look();
    expect(keeper.state).toEqual({ serving: "a", refused: null });
    registry.isAway = false;
    await keeper.look();
    expect(keeper.state).toEqual({ serving: "b", refused: null });
  });

  it("says so when the artifact of the version that should serve is gone", async () => {
    const { registry, keeper } = createRegistry();
    await keeper.look();
    registry.live = "b";
    registry.kept.delete("b");
    await keeper.look();
    expect(keeper.state).toEqual({
      serving: "a",
      refused: { id: "b", reason: "Its artifact is no longer kept." },
    });
  });

  it("ends when the live version is taken back", async () => {
    const { registry, keeper } = createRegistry();
    await keeper.look();
    registry.live = null;
    await keeper.look();
    expect(keeper.state).toEqual({ serving: null, refused: null });
  });
});
