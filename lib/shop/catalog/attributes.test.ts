import { expect, it } from "vitest";
import { readAttributes } from "./attributes";

it("shows plain values as lines with readable labels", () => {
  expect(
    readAttributes({ material: "Oak", seatHeight: 45, dishwasher_safe: true, colours: ["Sand", "Clay"] }),
  ).toEqual([
    { label: "Material", value: "Oak" },
    { label: "Seat height", value: "45" },
    { label: "Dishwasher safe", value: "Yes" },
    { label: "Colours", value: "Sand, Clay" },
  ]);
});

it("leaves out what a table cannot show", () => {
  expect(readAttributes({ size: { width: 3 }, notes: "  ", empty: [], none: null, "": "x" })).toEqual([]);
  expect(readAttributes(["a"])).toEqual([]);
  expect(readAttributes(null)).toEqual([]);
});
