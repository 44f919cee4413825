import { expect } from "vitest";
import type { ActivityReport } from "../activity-report";
import { type Outcome, rateOf, type Step } from "../outcome";
import { previousPeriod } from "../period";
import type { PlacementParts, PlacementReport } from "../placement-report";
import { bruteActivity, bruteCap, bruteOutcome, dayOf, isIn } from "./brute-figures";
import type { RawList, RawShop } from "./read-raw";

function expectSame(outcome: Outcome, brute: ReturnType<typeof bruteOutcome>): void {
  const { click, cart, purchase, perShopper, revenues: _, ...counts } = brute;
  expect(outcome).toMatchObject(counts);
  for (const [step, value] of Object.entries({ click, cart, purchase })) {
    const reported = rateOf(outcome, step as Step).value;
    if (value === null) expect(reported).toBeNull();
    else expect(reported).toBeCloseTo(value, 12);
  }
  expect(outcome.revenuePerShopper.mean).toBeCloseTo(perShopper, 8);
}

/** Every figure of an overview is what a plain count of the rows says. */
export function expectActivity(report: ActivityReport, raw: RawShop): void {
  expect(report.now).toEqual(bruteActivity(raw, isIn(report.period)));
  expect(report.before).toEqual(bruteActivity(raw, isIn(previousPeriod(report.period))));
  report.days.forEach((day, i) =>
    expect(report.perDay[i]).toEqual(bruteActivity(raw, (at) => dayOf(at) === day)),
  );
}

/** Every figure of a report of placements is what a plain count of the rows says. */
export function expectPlacements(report: PlacementReport<PlacementParts>, raw: RawShop): void {
  const cap = bruteCap(raw, [report.period, report.previous]);
  const check = (outcome: Outcome, belongs: (list: RawList) => boolean) =>
    expectSame(outcome, bruteOutcome(raw, belongs, cap));
  const isNow = (list: RawList) => isIn(report.period)(list.impressedAt ?? 0);
  const isBefore = (list: RawList) => isIn(report.previous)(list.impressedAt ?? 0);
  check(report.total.now, isNow);
  check(report.total.before, isBefore);
  report.days.forEach((day, i) => {
    const outcome = report.perDay[i];
    expect(outcome).toBeDefined();
    if (outcome) check(outcome, (list) => dayOf(list.impressedAt ?? 0) === day);
  });
  for (const { placement, now, before, strategies, models } of report.placements) {
    const isOf = (list: RawList) => list.placement === placement;
    check(now, (list) => isOf(list) && isNow(list));
    check(before, (list) => isOf(list) && isBefore(list));
    for (const { name, outcome } of strategies)
      check(outcome, (list) => isOf(list) && isNow(list) && list.strategy === name);
    for (const { name, outcome } of models)
      check(outcome, (list) => isOf(list) && isNow(list) && (list.model ?? "") === name);
  }
}
