import { describe, expect, it } from "vitest";
import { readTime } from "./time";

describe("readTime", () => {
  it.each([
    ["2010-12-01 08:26:00", "2010-12-01T08:26:00.000Z"],
    ["2025-06-01T10:00:00.250+02:00", "2025-06-01T08:00:00.250Z"],
    ["2025-06-01", "2025-06-01T00:00:00.000Z"],
    ["1430623510000", "2015-05-03T03:25:10.000Z"],
    ["881250949", "1997-12-04T15:55:49.000Z"],
    ["881250949.0", "1997-12-04T15:55:49.000Z"],
  ])("%s", (text, iso) => expect(new Date(readTime(text) ?? 0).toISOString()).toBe(iso));

  it.each([
    "",
    "yesterday",
    "2025-02-30",
    "2025-13-01",
    "2025-06-01 25:00",
    "12",
    "-5",
    "1e12",
    "01.06.2025",
  ])("refuses %j", (text) => expect(readTime(text)).toBeNull());
});
