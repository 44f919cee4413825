import { describe, expect, it } from "vitest";
import { pageNumbers } from "./page-numbers";

describe("page numbers", () => {
  it("names every page when there are few", () => {
    expect(pageNumbers(1, 1)).toEqual([1]);
    expect(pageNumbers(3, 5)).toEqual([1, 2, 3, 4, 5]);
  });

  it("leaves gaps out", () => {
    expect(pageNumbers(6, 20)).toEqual([1, null, 5, 6, 7, null, 20]);
    expect(pageNumbers(1, 9)).toEqual([1, 2, null, 9]);
    expect(pageNumbers(9, 9)).toEqual([1, null, 8, 9]);
  });

  it("never hides a single page", () => {
    expect(pageNumbers(4, 20)).toEqual([1, 2, 3, 4, 5, null, 20]);
  });
});
