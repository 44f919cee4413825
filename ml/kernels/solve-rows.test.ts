import { describe, expect, it } from "vitest";
import { createKernel } from "./create-kernel";

const backends = ["plain", "wasm", "simd"] as const;

describe("solving rows", () => {
  it("stops after as many steps as are allowed, and at once where there is nothing to solve", () => {
    for (const backend of backends) {
      const kernel = createKernel(20_000, { backend, scratch: 1000 });
      const indptr = kernel.integers(4);
      indptr.set([0, 0, 2, 2]);
      const indices = kernel.integers(2);
      indices[1] = 1;
      const gathered = kernel.integers(16);
      gathered[0] = 0x3f80; // 1 in bfloat16: element 0 of row 0, and element 1 of row 1
      gathered[9] = 0x3f80;
      const confidence = kernel.floats(2);
      confidence.set([1, 3]);
      const base = kernel.floats(16).fill(1);
      const solved = kernel.floats(48).fill(9);
      const common = [16, indptr, indices, confidence, gathered, base, kernel.floats(3), 0] as const;
      kernel.run("solveRows", 0, 3, ...common, 1e-6, 9, solved);
      const wanted = new Array<number>(48).fill(0);
      wanted[16] = 1 / 2;
      wanted[17] = 3 / 4;
      solved.forEach((value, i) => expect(value).toBeCloseTo(wanted[i], 5));
      // One step of steepest descent: b·b / b·A·b times b = (1, 3).
      kernel.run("solveRows", 0, 3, ...common, 1e-6, 1, solved);
      expect(solved[16]).toBeCloseTo(10 / 38, 5);
      expect(solved[17]).toBeCloseTo(30 / 38, 5);
    }
  });
});

describe("rows of weights of any size", () => {
  it("are solved, though their squares are no single-precision numbers", () => {
    for (const backend of backends) {
      const kernel = createKernel(20_000, { backend, scratch: 1000 });
      const indptr = kernel.integers(2);
      indptr[1] = 2;
      const indices = kernel.integers(2);
      indices[1] = 1;
      const gathered = kernel.integers(16);
      gathered[0] = 0x3f80; // 1 in bfloat16: element 0 of row 0, and element 1 of row 1
      gathered[9] = 0x3f80;
      const confidence = kernel.floats(2);
      const base = kernel.floats(16).fill(1);
      const solved = kernel.floats(16);
      for (const weight of [1e-30, 1e-12, 1e4, 1e9, 1e15, 1e20, 1e30, 1e37]) {
        confidence.set([weight, 2 * weight]);
        const system = [16, indptr, indices, confidence, gathered, base, kernel.floats(1)] as const;
        kernel.run("solveRows", 0, 1, ...system, 0, 1e-6, 20, solved);
        expect(solved[0] / (weight / (1 + weight)), `${backend} ${weight}`).toBeCloseTo(1, 4);
        expect(solved[1] / ((2 * weight) / (1 + 2 * weight)), `${backend} ${weight}`).toBeCloseTo(1, 4);
      }
      confidence.set([3e38, 3e38]);
      gathered[8] = 0x3f80; // row 1 is (1, 1) now, and the sum of both leaves single precision
      const system = [16, indptr, indices, confidence, gathered, base, kernel.floats(1)] as const;
      kernel.run("solveRows", 0, 1, ...system, 0, 1e-6, 20, solved);
      if (backend !== "plain") expect(solved[0]).toBeNaN();
    }
  });
});
