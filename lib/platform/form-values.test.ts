import { describe, expect, it } from "vitest";
import { isSentByPage, readForm, readTyped, toForm } from "./form-values";

function formOf(fields: Record<string, string | File>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe("readForm", () => {
  it("nests dotted names and leaves files and the framework's own fields out", () => {
    const form = formOf({
      $ACTION_KEY: "k1",
      name: "Ann",
      "address.city": "Leeds",
      "address.line1": "1 High Street",
      picture: new File(["x"], "x.txt"),
    });
    // Its objects have no prototype, which toEqual does not mind.
    expect(readForm(form)).toEqual({ name: "Ann", address: { city: "Leeds", line1: "1 High Street" } });
  });

  it("cannot be used to change what every object has", () => {
    readForm(formOf({ "__proto__.isAdmin": "1", "constructor.prototype.isAdmin": "1" }));
    expect(({} as { isAdmin?: string }).isAdmin).toBeUndefined();
  });
});

describe("what was typed", () => {
  it("is given back without passwords", () => {
    const form = formOf({
      email: "ann@example.com",
      password: "secret",
      newPassword: "secret",
      $ACTION_1: "x",
    });
    expect(readTyped(form)).toEqual({ email: "ann@example.com" });
  });
});

describe("a form the page sends itself", () => {
  it("says so, and not among its values", () => {
    const form = toForm({ product: "prd_1", quantity: 2, list: undefined });
    expect(isSentByPage(form)).toBe(true);
    expect(readForm(form)).toEqual({ product: "prd_1", quantity: "2" });
    expect(isSentByPage(formOf({ product: "prd_1" }))).toBe(false);
  });
});
