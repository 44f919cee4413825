import { expect, it } from "vitest";
import { spreadRows } from "./spread-rows";

it("fills every row", () => {
  expect(spreadRows(0)).toEqual([]);
  expect(spreadRows(1)).toEqual([12]);
  expect(spreadRows(5)).toEqual([6, 6, 4, 4, 4]);
  expect(spreadRows(7)).toEqual([4, 4, 4, 3, 3, 3, 3]);
  for (let count = 1; count <= 40; count++) {
    const spans = spreadRows(count);
    expect(spans).toHaveLength(count);
    expect(spans.reduce((sum, span) => sum + span, 0) % 12).toBe(0);
  }
});
