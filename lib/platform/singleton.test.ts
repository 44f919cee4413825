import { describe, expect, it, vi } from "vitest";

describe("a singleton", () => {
  it("is the same for two copies of the module, and made once", async () => {
    const first = await import("./singleton");
    vi.resetModules();
    const second = await import("./singleton");
    expect(second.createSingleton).not.toBe(first.createSingleton);
    const create = vi.fn(() => ({}));
    const [a, b] = [first, second].map(({ createSingleton }) => createSingleton("twice", create));
    expect(a?.get()).toBe(b?.get());
    expect(create).toHaveBeenCalledTimes(1);
  });

  it("is made anew after it was taken", async () => {
    const { createSingleton } = await import("./singleton");
    const one = createSingleton("taken", () => ({}));
    expect(one.take()).toBeNull();
    const made = one.get();
    expect(one.take()).toBe(made);
    expect(one.take()).toBeNull();
    expect(one.get()).not.toBe(made);
  });
});
