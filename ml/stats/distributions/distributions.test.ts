import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquareTail } from "./chi-square";
import { betaShare, gammaTail, logBeta, logGamma } from "./gamma";
import { normalBelow, normalQuantile, normalTail } from "./normal";
import { studentQuantile, studentTail } from "./student-t";

/** Equal to 12 digits, or to 1e-14 of 0. */
function expectSame(found: number, right: number): void {
  expect(Math.abs(found - right)).toBeLessThanOrEqual(1e-14 + 1e-12 * Math.abs(right));
}

describe("gamma and beta functions", () => {
  it("are the factorials, and √π at a half", () => {
    let logFactorial = 0;
    for (let n = 1; n <= 170; n++) {
      logFactorial += Math.log(n);
      expectSame(logGamma(n + 1), logFactorial);
    }
    expectSame(logGamma(0.5), 0.5 * Math.log(Math.PI));
    expectSame(logGamma(2.5), Math.log(0.75 * Math.sqrt(Math.PI)));
  });

  it("B(a, 1) = 1 / a, also where its gamma functions are too large to subtract", () => {
    for (const a of [0.5, 3, 15.9, 16, 400.5, 1e6, 1e9]) expectSame(logBeta(a, 1), -Math.log(a));
    expectSame(logBeta(20, 30), logGamma(20) + logGamma(30) - logGamma(50));
    expectSame(logBeta(3, 4), Math.log(1 / 60));
  });

  it("incomplete: the closed forms of whole and half arguments", () => {
    expectSame(gammaTail(1, 2.5), Math.exp(-2.5));
    expectSame(gammaTail(3, 7), Math.exp(-7) * (1 + 7 + 24.5));
    for (const [a, b, x] of [
      [1, 7, 0.2],
      [9, 1, 0.7],
      [0.5, 0.5, 0.3],
    ] as const) {
      const right = a === 1 ? 1 - (1 - x) ** b : b === 1 ? x ** a : (2 / Math.PI) * Math.asin(Math.sqrt(x));
      expectSame(betaShare(a, b, x, 1 - x), right);
    }
    expect([gammaTail(2, 0), gammaTail(2, Infinity), betaShare(2, 3, 0, 1), betaShare(2, 3, 1, 0)]).toEqual([
      1, 0, 0, 1,
    ]);
  });
});

describe("the normal distribution", () => {
  it("has the values of the tables, far out too", () => {
    expectSame(normalBelow(1), 0.841344746068542949);
    expectSame(normalTail(1.96), 0.0249978951482204481);
    expectSame(normalTail(5), 2.86651571879193912e-7);
    expectSame(normalTail(10), 7.61985302416052607e-24);
    expectSame(normalQuantile(0.975), 1.95996398454005423);
    expectSame(normalQuantile(0.95), 1.64485362695147272);
    expectSame(normalQuantile(0.2), -0.841621233572914205);
    expectSame(normalQuantile(1e-10), -6.36134090240406152);
    expectSame(normalQuantile(1e-300), -37.0470962993611992);
    expect(normalQuantile(0.5)).toBe(0);
  });

  it("its quantile undoes it", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 0.999, noNaN: true }), (probability) =>
        expectSame(normalBelow(normalQuantile(probability)), probability),
      ),
    );
  });
});

describe("Student's t", () => {
  it("has its closed forms for one, two and three degrees of freedom", () => {
    for (const t of [-30, -1.5, -0.1, 0, 0.4, 2, 12.706204736174694, 500]) {
      expectSame(studentTail(t, 1), 0.5 - Math.atan(t) / Math.PI);
      const root = Math.sqrt(2 + t * t);
      expectSame(studentTail(t, 2), t > 0 ? 1 / (root * (root + t)) : 0.5 - t / (2 * root));
    }
    const u = 1.7 / Math.sqrt(3);
    expectSame(studentTail(1.7, 3), 0.5 - (u / (1 + u * u) + Math.atan(u)) / Math.PI);
  });

  it("has the quantiles of the tables", () => {
    expectSame(studentQuantile(0.975, 1), Math.tan(0.475 * Math.PI));
    expectSame(studentQuantile(0.95, 2), 2.9199855803537252);
    expectSame(studentQuantile(0.975, 10), 2.2281388519862747);
    expectSame(studentQuantile(0.975, 30), 2.0422724563012373);
    expectSame(studentQuantile(0.005, 100), -2.6258905214380181);
    expectSame(studentQuantile(1e-30, 10), -2564.52393174261528);
    expectSame(studentQuantile(0.975, 1000), 1.9623390808264083);
    expectSame(studentQuantile(0.975, 6831.5), 1.9603112998360352);
  });

  it("passes into the normal without a step", () => {
    expect(studentTail(4, 99_999) / 3.16939990062274776e-5).toBeCloseTo(1, 11);
    expect(studentTail(4, 100_000) / 3.16939987785976696e-5).toBeCloseTo(1, 11);
    expectSame(studentTail(3, 1_000_000), 0.00134993127071089853);
    expectSame(studentQuantile(0.975, 1e15), normalQuantile(0.975));
  });

  it("its quantile undoes it", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 0.999, noNaN: true }),
        fc.double({ min: 1, max: 1e5, noNaN: true }),
        (probability, degrees) => {
          const back = 1 - studentTail(studentQuantile(probability, degrees), degrees);
          expect(Math.abs(back - probability)).toBeLessThan(1e-12);
        },
      ),
    );
  });
});

describe("χ²", () => {
  it("has the closed forms of one and two degrees of freedom, and the critical values of the tables", () => {
    expectSame(chiSquareTail(5, 2), Math.exp(-2.5));
    expectSame(chiSquareTail(1.96 ** 2, 1), 2 * normalTail(1.96));
    expectSame(chiSquareTail(3.841458820694124, 1), 0.05);
    expectSame(chiSquareTail(18.307038053275146, 10), 0.05);
  });
});
