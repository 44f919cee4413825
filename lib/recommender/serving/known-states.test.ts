import { describe, expect, it } from "vitest";
import { KnownStates } from "./known-states";
import { STRANGER, type ShopperState } from "./shopper-state";

const state = (unit: string): ShopperState => ({ ...STRANGER, unit });

describe("states that are kept", () => {
  it("are forgotten by whichever name their shopper is called", () => {
    for (const name of ["cookie", "owner"]) {
      const known = new KnownStates<ShopperState>();
      known.set("cookie", state("a"), ["cookie", "owner"], known.moment);
      known.set("other", state("b"), ["other", "other"], known.moment);
      known.forget([name]);
      expect(known.get("cookie")).toBeUndefined();
      expect(known.get("other")?.unit).toBe("b");
    }
  });

  it("are all forgotten when it may be anybody", () => {
    const known = new KnownStates<ShopperState>();
    known.set("cookie", state("a"), ["cookie"], known.moment);
    known.forget("*");
    expect(known.get("cookie")).toBeUndefined();
  });

  it("are not kept when their shopper changed while they were read", () => {
    const known = new KnownStates<ShopperState>();
    const asked = known.moment;
    known.forget(["somebody"]);
    known.set("cookie", state("a"), ["cookie", "owner"], asked);
    expect(known.get("cookie")?.unit).toBe("a");
    known.forget(["owner"]);
    known.set("cookie", state("a"), ["cookie", "owner"], asked);
    expect(known.get("cookie")).toBeUndefined();
    known.set("cookie", state("c"), ["cookie", "owner"], known.moment);
    known.set("cookie", state("d"), ["cookie", "owner"], known.moment);
    expect(known.get("cookie")?.unit).toBe("d");
    known.forget(["owner"]);
    expect(known.get("cookie")).toBeUndefined();
  });
});
