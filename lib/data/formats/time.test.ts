import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { readMoment, readTime, unreadableTime } from "./time";

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

describe("readTime", () => {
  it.each([
    ["2010-12-01 08:26:00", "2010-12-01T08:26:00.000Z"],
    ["2025-06-01T10:00:00.250+02:00", "2025-06-01T08:00:00.250Z"],
    ["2025-06-01", "2025-06-01T00:00:00.000Z"],
    ["1430623510000", "2015-05-03T03:25:10.000Z"],
    ["881250949", "1997-12-04T15:55:49.000Z"],
    ["881250949.0", "1997-12-04T15:55:49.000Z"],
    ["2019-10-01 00:00:00 UTC", "2019-10-01T00:00:00.000Z"],
    ["2019-10-01 00:00:00+00", "2019-10-01T00:00:00.000Z"],
    ["2019-10-01 00:00:00.123456+00", "2019-10-01T00:00:00.123Z"],
    ["2019-10-01 00:00:00 GMT", "2019-10-01T00:00:00.000Z"],
    ["2019-10-01 02:00:00 +0200 UTC", "2019-10-01T00:00:00.000Z"],
    ["2019-10-01 00:00:00,250", "2019-10-01T00:00:00.250Z"],
    ["1569888000.29", "2019-10-01T00:00:00.290Z"],
    ["1569888000123456", "2019-10-01T00:00:00.123Z"],
    ["1569888000123000000", "2019-10-01T00:00:00.123Z"],
    ["1.569888e12", "2019-10-01T00:00:00.000Z"],
    ["1.569888000123E+9", "2019-10-01T00:00:00.123Z"],
    ["1e12", "2001-09-09T01:46:40.000Z"],
    ["20191001", "2019-10-01T00:00:00.000Z"],
    ["20191001101500", "2019-10-01T10:15:00.000Z"],
    ["20191001T101500Z", "2019-10-01T10:15:00.000Z"],
    ["2019/10/01 00:00:00", "2019-10-01T00:00:00.000Z"],
    ["2019/10/1 9:05", "2019-10-01T09:05:00.000Z"],
    ["2019.10.01", "2019-10-01T00:00:00.000Z"],
    ["2019-10-01T24:00:00Z", "2019-10-02T00:00:00.000Z"],
    ["2019-10-01 12:15:00 AM", "2019-10-01T00:15:00.000Z"],
    ["Tue, 01 Oct 2019 10:15:00 GMT", "2019-10-01T10:15:00.000Z"],
    ["Tue, 1 Oct 2019 10:15:00 -0400", "2019-10-01T14:15:00.000Z"],
    ["Tue Oct 01 2019 10:15:00 GMT+0200 (Central European Summer Time)", "2019-10-01T08:15:00.000Z"],
    ["Tue Oct  1 10:15:00 2019", "2019-10-01T10:15:00.000Z"],
    ["Tue Oct  1 10:15:00 UTC 2019", "2019-10-01T10:15:00.000Z"],
    ["01/Oct/2019:10:15:00 +0000", "2019-10-01T10:15:00.000Z"],
    ["October 1, 2019 10:15 pm", "2019-10-01T22:15:00.000Z"],
    ["1-Oct-2019", "2019-10-01T00:00:00.000Z"],
    ["2019-10-01T10:15:00+02:00[Europe/Paris]", "2019-10-01T08:15:00.000Z"],
    ["2019-10-01 10:15:00 Europe/Paris", "2019-10-01T08:15:00.000Z"],
    ["2019-10-01 10:15:00 EST", "2019-10-01T15:15:00.000Z"],
    ["2019-W40-2", "2019-10-01T00:00:00.000Z"],
    ["25/12/2019", "2019-12-25T00:00:00.000Z"],
    ["12-25-2019 10:15", "2019-12-25T10:15:00.000Z"],
    ["10.10.2019", "2019-10-10T00:00:00.000Z"],
  ])("%s", (text, expected) => expect(iso(readTime(text))).toBe(expected));

  it.each([
    "",
    "yesterday",
    "2025-02-30",
    "2025-02-29",
    "2025-13-01",
    "20251301",
    "2025/02/30",
    "2025-06-01 25:00",
    "2025-06-01 10:60",
    "2025-06-01 13:00 PM",
    "2025-06-01T24:00:01Z",
    "2025-06-01 10:00 XYZ",
    "2025-06-01 10:00 Nowhere/City",
    "2025",
    "2025-06",
    "10:15",
    "12",
    "-5",
    "0x5d9295a0",
    "1e3",
    "1e40",
    "NaN",
    "Infinity",
    "01.06.2025",
    "10/1/2019",
    "10/1/19",
    "31 Feb 2019",
    "0000-00-00 00:00:00",
  ])("refuses %j", (text) => expect(readTime(text)).toBeNull());

  it("takes a stated order of day and month, and says that it needs one", () => {
    expect(iso(readTime("10/1/2019", "dmy"))).toBe("2019-01-10T00:00:00.000Z");
    expect(iso(readTime("10/1/2019", "mdy"))).toBe("2019-10-01T00:00:00.000Z");
    expect(iso(readTime("01.10.19 9:05", "dmy"))).toBe("2019-10-01T09:05:00.000Z");
    expect(iso(readTime("10/1/2019 9:05:00 PM", "mdy"))).toBe("2019-10-01T21:05:00.000Z");
    expect(readTime("25/12/2019", "mdy")).toBeNull();
    expect(unreadableTime("10/1/2019").reject).toContain("--date-order dmy or mdy");
    expect(unreadableTime("25/12/2019", "mdy").reject).toContain("neither a date");
    expect(unreadableTime("yesterday").reject).not.toContain("--date-order");
  });

  const FORMATS = [
    "yyyy-MM-dd HH:mm:ss 'UTC'",
    "yyyy-MM-dd HH:mm:ss'+00'",
    "yyyy-MM-dd'T'HH:mm:ss'Z'",
    "yyyy/MM/dd HH:mm:ss",
    "yyyy/M/d H:mm:ss",
    "yyyyMMdd'T'HHmmss",
    "yyyyMMddHHmmss",
    "dd LLL yyyy HH:mm:ss",
    "LLLL d, yyyy h:mm:ss a",
    "EEE, dd LLL yyyy HH:mm:ss 'GMT'",
    "EEE LLL dd HH:mm:ss yyyy",
    "dd/LLL/yyyy:HH:mm:ss +0000",
    "yyyy-MM-dd HH:mm:ss ZZ",
    "yyyy-MM-dd HH:mm:ss z",
  ];
  const moments = fc.integer({ min: 200_000_000, max: 4_000_000_000 });
  const zones = fc.constantFrom(
    "utc",
    "Europe/Berlin",
    "America/St_Johns",
    "Asia/Kolkata",
    "Pacific/Auckland",
  );

  it("reads back any second in whatever way it is written", () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...FORMATS), zones, (seconds, format, zone) => {
        const shown = / ZZ$| z$/.test(format) ? zone : "utc";
        const time = DateTime.fromSeconds(seconds, { zone: shown }).setLocale("en");
        const text = time.toFormat(format);
        // An hour that clocks show twice in autumn may be either, unless the offset is told.
        const again = DateTime.fromFormat(text, format, { zone: shown, locale: "en" }).toMillis();
        expect(readTime(text)).toBe(again);
      }),
      { seed: 1, numRuns: 1_000 },
    );
  });

  it("reads back any moment as seconds, milli-, micro- and nanoseconds", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200_000_000_000, max: 4_000_000_000_000 }),
        fc.nat(999_999),
        (ms, rest) => {
          const nano = String(rest).padStart(6, "0");
          expect(readTime(`${Math.floor(ms / 1000)}.${String(ms % 1000).padStart(3, "0")}`)).toBe(ms);
          expect(readTime(`${ms}`)).toBe(ms);
          expect(readTime(`${ms}${nano.slice(0, 3)}`)).toBe(ms);
          expect(readTime(`${ms}${nano}`)).toBe(ms);
          expect(readTime((ms / 1000).toExponential())).toBe(ms);
        },
      ),
      { seed: 2 },
    );
  });

  it("never takes a day for another: with an order it is that day, without one it is that day or none", () => {
    const mark = fc.constantFrom("/", ".", "-");
    fc.assert(
      fc.property(moments, mark, fc.boolean(), (seconds, between, padded) => {
        const day = DateTime.fromSeconds(seconds, { zone: "utc" }).startOf("day");
        const [d, m] = padded ? ["dd", "LL"] : ["d", "L"];
        const dmy = day.toFormat([d, m, "yyyy"].join(between));
        const mdy = day.toFormat([m, d, "yyyy"].join(between));
        expect(readTime(dmy, "dmy")).toBe(day.toMillis());
        expect(readTime(mdy, "mdy")).toBe(day.toMillis());
        const isPlain = day.day > 12 || day.day === day.month;
        for (const text of [dmy, mdy]) expect(readTime(text)).toBe(isPlain ? day.toMillis() : null);
      }),
      { seed: 3 },
    );
  });

  it("answers to anything with a time or nothing", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const at = readTime(text);
        expect(at === null || Number.isInteger(at)).toBe(true);
      }),
      { seed: 4, numRuns: 2_000 },
    );
  });
});

describe("readMoment", () => {
  it("counts any number, in its order, and reads times as well", () => {
    expect(readMoment("12")).toBe(12_000);
    expect(readMoment("20191001")).toBe(20_191_001_000);
    expect(iso(readMoment("2019/10/01"))).toBe("2019-10-01T00:00:00.000Z");
    expect(readMoment("soon")).toBeNull();
  });
});
