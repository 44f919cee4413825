import { describe, expect, it } from "vitest";
import { readForm } from "./form-values";

describe("readForm", () => {
  it("nests dotted names and leaves files out", () => {
    const form = new FormData();
    form.set("name", "Ann");
    form.set("address.city", "Leeds");
    form.set("address.line1", "1 High Street");
    form.set("picture", new File(["x"], "x.txt"));
    expect(readForm(form)).toEqual({ name: "Ann", address: { city: "Leeds", line1: "1 High Street" } });
  });
});
