import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daySpan, readTableState, tableQuery, type TableSpec, windowOf } from "./table-query";

const SPEC: TableSpec = {
  sorts: ["name", "price"],
  sortedBy: "-price",
  filters: { q: "text", status: ["active", "hidden"], from: "day" },
};
const read = (query: string) => readTableState(SPEC, Object.fromEntries(new URLSearchParams(query)));

describe("the address of a table", () => {
  it("says how it is sorted, filtered and which page is open", () => {
    expect(read("?q= mug &status=hidden&sort=name&page=3&from=2026-02-01")).toEqual({
      sort: { by: "name", down: false },
      page: 3,
      filters: { q: "mug", status: "hidden", from: "2026-02-01" },
    });
    expect(windowOf(read("?page=3"))).toEqual({ skip: 100, take: 50 });
  });

  it("is read as if what it does not know were not there", () => {
    const plain = { sort: { by: "price", down: true }, page: 1, filters: {} };
    for (const query of ["", "?sort=password", "?status=gone&page=-1", "?page=1e9&from=2026-13-45", "?q=%20"])
      expect(read(query)).toEqual(plain);
  });

  it("leads back to the same look", () => {
    const state = fc.record({
      sort: fc.record({ by: fc.constantFrom("name", "price"), down: fc.boolean() }),
      page: fc.integer({ min: 1, max: 1000 }),
      filters: fc.record(
        {
          q: fc.string({ minLength: 1 }).filter((q) => q.trim() === q && !q.includes("\u0000")),
          status: fc.constantFrom("active", "hidden"),
        },
        { requiredKeys: [] },
      ),
    });
    fc.assert(
      fc.property(state, (one) => {
        expect(read(tableQuery(SPEC, one))).toEqual(one);
      }),
    );
    expect(tableQuery(SPEC, read(""))).toBe("");
  });

  it("names days whole", () => {
    expect(daySpan("2026-02-01", "2026-02-01")).toEqual({
      gte: new Date("2026-02-01T00:00:00Z"),
      lt: new Date("2026-02-02T00:00:00Z"),
    });
    expect(daySpan()).toBeUndefined();
  });
});
