import { describe, expect, it } from "vitest";
import { choosePruned, toFileName } from "./prune";

/** One a night at 02:47, and one more at noon, for so many days before Monday, 30 March 2026. */
const names = (days: number) =>
  Array.from({ length: days }, (_, day) =>
    [2, 12].map((hour) => new Date(Date.UTC(2026, 2, 30 - day, hour, 47))),
  )
    .flat()
    .map(toFileName);

describe("of the backups in a folder", () => {
  it("the newest of each of the last days stays, and the newest of each of the last weeks", () => {
    const all = names(60);
    const gone = new Set(choosePruned(all, { daily: 3, weekly: 3 }));
    expect(all.filter((name) => !gone.has(name)).sort()).toEqual([
      // The Sundays are the newest days of their weeks.
      "aisle-2026-03-22T12-47-00Z.aisle",
      "aisle-2026-03-28T12-47-00Z.aisle",
      "aisle-2026-03-29T12-47-00Z.aisle",
      "aisle-2026-03-30T12-47-00Z.aisle",
    ]);
  });

  it("the newest stays however old it is, and files of other names are left alone", () => {
    expect(choosePruned(["aisle-2001-01-01T00-00-00Z.aisle"], { daily: 1, weekly: 0 })).toEqual([]);
    expect(choosePruned(["aisle-before-the-sale.aisle", "notes.txt"], { daily: 1, weekly: 0 })).toEqual([]);
  });
});
