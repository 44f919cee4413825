import { describe, expect, it } from "vitest";
import type { LiveModel } from "./live-model";
import {
  ModelKeeper,
  type ModelOrigin,
  MOST_BESIDES,
  MOST_BYTES_BESIDES,
  type Offered,
} from "./model-keeper";

/** A registry in which versions are only names; whatever is not `sound` is refused. */
function createRegistry() {
  const registry = {
    live: "a" as string | null,
    wanted: [] as string[],
    kept: new Set(["a", "b"]),
    sound: new Set(["a", "b"]),
    sizes: new Map<string, number>(),
    isAway: false,
    loads: 0,
  };
  const origin: ModelOrigin = {
    liveId: () => Promise.resolve(registry.live),
    wantedIds: () => Promise.resolve(registry.wanted),
    release: () => Promise.resolve(null),
    load(id) {
      registry.loads++;
      if (registry.isAway) return Promise.reject(new Error("connection lost"));
      // Only its length is asked for.
      const bytes = { length: registry.sizes.get(id) ?? 0 } as Uint8Array;
      const artifact = { id, bytes, sha256: "", rehearsal: null };
      return Promise.resolve(registry.kept.has(id) ? { artifact, shopIds: new Set<number>() } : null);
    },
    verify({ artifact: { id, bytes } }: Offered) {
      if (!registry.sound.has(id)) throw new Error(`${id} is damaged`);
      return { id, productCount: 1, size: bytes.length } as LiveModel;
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
    expect(keeper.state).toMatchObject({ serving: "a", refused: { id: "b", reason: "b is damaged" } });
    expect(registry.loads).toBe(2);
    registry.live = "a";
    await keeper.look();
    expect(keeper.state).toMatchObject({ serving: "a", refused: null });
  });

  it("is not refused because the database went away while it was read, but tried again", async () => {
    const { registry, keeper } = createRegistry();
    await keeper.look();
    registry.live = "b";
    registry.isAway = true;
    await keeper.look();
    expect(keeper.state).toMatchObject({ serving: "a", refused: null });
    registry.isAway = false;
    await keeper.look();
    expect(keeper.state).toMatchObject({ serving: "b", refused: null });
  });

  it("says so when the artifact of the version that should serve is gone", async () => {
    const { registry, keeper } = createRegistry();
    await keeper.look();
    registry.live = "b";
    registry.kept.delete("b");
    await keeper.look();
    expect(keeper.state).toMatchObject({
      serving: "a",
      refused: { id: "b", reason: "Its artifact is no longer kept." },
    });
  });

  it("ends when the live version is taken back", async () => {
    const { registry, keeper } = createRegistry();
    await keeper.look();
    registry.live = null;
    await keeper.look();
    expect(keeper.state).toMatchObject({ serving: null, refused: null });
  });
});

describe("the models held besides", () => {
  it("are those that are wanted, read once, and dropped when nobody wants them", async () => {
    const { registry, keeper } = createRegistry();
    registry.wanted = ["b"];
    await keeper.look();
    await keeper.look();
    expect(keeper.model?.id).toBe("a");
    expect(keeper.modelById("b")?.id).toBe("b");
    expect(keeper.modelById("a")).toBe(keeper.model);
    expect(registry.loads).toBe(2);
    registry.wanted = [];
    await keeper.look();
    expect(keeper.modelById("b")).toBeNull();
  });

  it("change places with the live one without being read again", async () => {
    const { registry, keeper } = createRegistry();
    registry.wanted = ["b", "a"];
    await keeper.look();
    const [a, b] = [keeper.modelById("a"), keeper.modelById("b")];
    registry.live = "b";
    await keeper.look();
    expect(keeper.model).toBe(b);
    expect(keeper.modelById("a")).toBe(a);
    expect(registry.loads).toBe(2);
  });

  it("are refused alone: the live one serves on, and says nothing of it", async () => {
    const { registry, keeper } = createRegistry();
    registry.sound.delete("b");
    registry.wanted = ["b", "c"];
    await keeper.look();
    await keeper.look();
    const refusedBeside = { b: "b is damaged", c: "Its artifact is no longer kept." };
    expect(keeper.state).toMatchObject({ serving: "a", refused: null, refusedBeside });
    expect(keeper.modelById("b")).toBeNull();
    expect(registry.loads).toBe(3);
  });

  it("are bounded in number and in memory", async () => {
    const { registry, keeper } = createRegistry();
    registry.wanted = Array.from({ length: MOST_BESIDES + 1 }, (_, n) => `w${n}`);
    for (const id of registry.wanted) {
      registry.kept.add(id);
      registry.sound.add(id);
    }
    registry.sizes.set("w0", MOST_BYTES_BESIDES - 1).set("w1", 2);
    await keeper.look();
    expect(registry.wanted.map((id) => keeper.modelById(id) !== null)).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
    expect(keeper.state.refusedBeside["w1"]).toMatch(/no memory left/);
  });
});
