import { describe, expect, it } from "vitest";
import { viewingOf } from "./viewing";

const forcedBy = (cookie: string) => viewingOf(new Headers({ cookie })).forced;

describe("how somebody looks at lists", () => {
  it("is with the variant that their cookie names, as browsers and as libraries write it", () => {
    const forced = { experiment: "calmer", variant: "calm" };
    expect(forcedBy("a=1; aisle-variant=calmer%3Acalm; b=2")).toEqual(forced);
    expect(forcedBy("aisle-variant=calmer%3acalm")).toEqual(forced);
    expect(forcedBy("aisle-variant=calmer:calm")).toEqual(forced);
  });

  it.each(["", "calm", "%", "%E0%A4%A", "calmer%3A", "Calmer:calm", "a:b:c", `${"x".repeat(41)}:calm`])(
    "is as usual where the cookie says %j",
    (value) => {
      expect(forcedBy(`aisle-variant=${value}`)).toBeNull();
    },
  );
});
