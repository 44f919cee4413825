import { describe, expect, it } from "vitest";
import { comparing } from "../testing/analysis";
import { analyse, type Analysis, type AnalysisInput } from "./analyse";
import { adjustedPair } from "./cuped";
import { ratioVariance } from "./moments";
import { sampleRatioP } from "./sample-ratio";

type Printed = Partial<Record<"lift" | "low" | "high" | "standardError" | "p" | "chanceToWin", string>>;

/** Agrees with numbers as they were printed: rounded to as many digits, they are the same. */
function expectPrinted(found: Analysis, printed: Printed & { risk?: [string, string] }): void {
  expect(found.error).toBeNull();
  const { risk = [], ...rest } = printed;
  for (const [name, text] of Object.entries(rest)) {
    const value = found[name as keyof Printed];
    expect([name, roundLike(value ?? Number.NaN, text)]).toEqual([name, Number(text)]);
  }
  risk.forEach((text, i) => expect(roundLike(found.risk?.[i] ?? Number.NaN, text)).toBe(Number(text)));
}

function roundLike(value: number, text: string): number {
  const mantissa = text.split("e")[0] ?? "";
  const decimals = mantissa.split(".")[1]?.length ?? 0;
  const exponent = Number(text.split("e")[1] ?? 0);
  return Number(value.toFixed(decimals - exponent));
}

const A = { n: 3407, sum: 1396.87, sumSquares: 52377.9767 };
const SMALLER_A = { ...A, n: 3000 };
const B = { n: 3461, sum: 2422.7, sumSquares: 134698.29 };

describe("the values an independent engine prints: a test at a fixed horizon", () => {
  it("Welch's t of means, relative by the delta method, and absolute", () => {
    expectPrinted(analyse(comparing(A, B)), {
      lift: "0.70732",
      low: "-0.03526",
      high: "1.44989",
      standardError: "0.37879",
      p: "0.06191",
    });
    expectPrinted(analyse(comparing(A, B, { relative: false })), {
      lift: "0.29000",
      low: "0.04538",
      high: "0.53462",
      standardError: "0.12478",
      p: "0.02016",
    });
  });

  it("proportions, relative", () => {
    const options = { metric: "proportion" } as const;
    expectPrinted(analyse(comparing({ n: 28, sum: 14 }, { n: 30, sum: 16 }, options)), {
      lift: "0.06667",
      low: "-0.47767",
      high: "0.61101",
      standardError: "0.27170",
      p: "0.80707",
    });
  });

  it("one-sided, greater: open above", () => {
    const relative = analyse(comparing(SMALLER_A, B, { sided: "greater" }));
    expectPrinted(relative, {
      lift: "0.5033610858562358",
      low: "-0.0451366758504",
      standardError: "0.33341221464007",
      p: "0.065582628685",
    });
    expect(relative.high).toBeNull();
    expectPrinted(analyse(comparing(SMALLER_A, B, { sided: "greater", relative: false })), {
      low: "0.020791480063",
      standardError: "0.129830812542",
      p: "0.035542724899",
    });
  });

  it("one-sided, less: open below", () => {
    const relative = analyse(comparing(SMALLER_A, B, { sided: "less" }));
    expectPrinted(relative, { high: "1.051858847563", p: "0.934417371315" });
    expect(relative.low).toBeNull();
    expectPrinted(analyse(comparing(SMALLER_A, B, { sided: "less", relative: false })), {
      high: "0.447961853270",
      p: "0.964457275101",
    });
  });

  it("means of two parts of a shop, with their expected split", () => {
    const split = { expectedShares: [0.5, 0.5] };
    const one = analyse(
      comparing({ n: 100, sum: 270, sumSquares: 848.79 }, { n: 120, sum: 300, sumSquares: 869 }, split),
    );
    expectPrinted(one, { lift: "-0.07407", low: "-0.17396", high: "0.02581", p: "0.14522" });
    expect(one.srm.p).toBeCloseTo(0.17753, 5);
    const two = analyse(
      comparing({ n: 200, sum: 740, sumSquares: 3615.59 }, { n: 220, sum: 770, sumSquares: 3571 }, split),
    );
    expectPrinted(two, { lift: "-0.05405", low: "-0.15750", high: "0.04939", p: "0.30495" });
    expect(two.srm.p).toBeCloseTo(0.32911, 5);
  });
});

describe("the values an independent engine prints: asymptotic confidence sequences", () => {
  const sequential = { method: "sequential" } as const;

  it.each([
    [1000, "-0.55844", "1.56516", "1.00000"],
    [10, "-0.76785", "1.77457", "1.00000"],
    [6461, "-0.50861", "1.51534", "1.00000"],
    [10_000, "-0.51485", "1.52157", "0.95385"],
  ])("means, tuned to %i units", (tuning, low, high, p) => {
    const found = analyse(comparing(SMALLER_A, B, { ...sequential, tuning }));
    expectPrinted(found, { lift: "0.50336", low, high, standardError: "0.33341", p });
  });

  it("proportions", () => {
    const options = { ...sequential, metric: "proportion" } as const;
    expectPrinted(analyse(comparing({ n: 3000, sum: 1396 }, { n: 3461, sum: 2422 }, options)), {
      lift: "0.50386",
      low: "0.40098",
      high: "0.60675",
      standardError: "0.03386",
      p: "0.00000",
    });
  });

  it.each([
    ["greater", true, { low: "-0.423564546", p: "0.4999" }],
    ["greater", false, { low: "-0.126568442", p: "0.4631649194" }],
    ["less", true, { high: "1.430286718", p: "0.4999" }],
    ["less", false, { high: "0.595321775", p: "0.4999" }],
  ] as const)("one-sided, %s, relative %s", (sided, relative, printed) => {
    expectPrinted(analyse(comparing(SMALLER_A, B, { ...sequential, sided, relative })), printed);
  });

  it("means, tuned to the size of the experiment", () => {
    const [c, t] = [
      { n: 100, sum: 270, sumSquares: 848.79 },
      { n: 120, sum: 300, sumSquares: 869 },
    ];
    expectPrinted(analyse(comparing(c, t, { ...sequential, tuning: 600 })), {
      low: "-0.23332",
      high: "0.08517",
      p: "0.89233",
    });
  });

  it("means with a covariate that hardly tells anything", () => {
    const a = { ...SMALLER_A, covariate: { sum: 16.87, sumSquares: 527.9767, sumProducts: 1 } };
    const b = { ...B, covariate: { sum: 22.7, sumSquares: 1348.29, sumProducts: 1 } };
    expectPrinted(analyse(comparing(a, b, sequential)), {
      lift: "0.50338",
      low: "-0.50969",
      high: "1.51646",
      standardError: "0.33341",
      p: "1.00000",
    });
  });
});

describe("the values an independent engine prints: Bayesian", () => {
  const bayesian = { method: "bayesian" } as const;

  it("proportions under a flat prior", () => {
    const options = { ...bayesian, metric: "proportion" } as const;
    expectPrinted(analyse(comparing({ n: 100, sum: 49 }, { n: 100, sum: 51 }, options)), {
      lift: "0.04082",
      low: "-0.24779",
      high: "0.32943",
      standardError: "0.14725",
      chanceToWin: "0.60918",
      risk: ["0.08140", "0.04058"],
    });
  });

  const a = { n: 10, sum: 100, sumSquares: 1002.25 };
  const b = { n: 10, sum: 105, sumSquares: 1111.5 };

  it("means under a flat prior, and under one of a lift of 10 %", () => {
    expectPrinted(analyse(comparing(a, b, bayesian)), {
      lift: "0.05000",
      low: "-0.02000",
      high: "0.12000",
      standardError: "0.03572",
      chanceToWin: "0.91923",
      risk: ["0.05131", "0.00131"],
    });
    expectPrinted(analyse(comparing(a, b, { ...bayesian, prior: { mean: 0.1, sd: Math.sqrt(0.1) } })), {
      lift: "0.05063",
      low: "-0.01893",
      high: "0.12019",
      standardError: "0.03549",
      chanceToWin: "0.92315",
      risk: ["0.05186", "0.00123"],
    });
  });

  it("a prior is of the relative lift, for absolute differences too", () => {
    const [c, t] = [
      { n: 100, sum: 1000, sumSquares: 200_000 },
      { n: 100, sum: 1100, sumSquares: 200_005 },
    ];
    const options = { ...bayesian, prior: { mean: 1, sd: 1 } };
    expectPrinted(analyse(comparing(c, t, { ...options, relative: false })), {
      lift: "3.48639",
      low: "-6.81537",
      high: "13.78815",
      standardError: "5.25610",
      chanceToWin: "0.74643",
      risk: ["4.28516", "0.79877"],
    });
    expectPrinted(analyse(comparing(c, t, options)), {
      lift: "0.36710",
      low: "-0.70064",
      high: "1.43484",
      standardError: "0.54477",
      chanceToWin: "0.74980",
      risk: ["0.44844", "0.08134"],
    });
  });

  it("less is better: the chance and the risks change sides", () => {
    const [c, t] = [
      { n: 100, sum: 270, sumSquares: 848.79 },
      { n: 120, sum: 300, sumSquares: 869 },
    ];
    expectPrinted(analyse(comparing(c, t, bayesian)), {
      low: "-0.17336",
      high: "0.02521",
      chanceToWin: "0.07183",
      risk: ["0.00162", "0.07569"],
    });
    expectPrinted(analyse(comparing(c, t, { ...bayesian, sided: "less" })), {
      low: "-0.17336",
      high: "0.02521",
      chanceToWin: "0.92817",
      risk: ["0.07569", "0.00162"],
    });
  });

  it("ratios, whatever their sums say of each other, and tested as well", () => {
    const [c, t] = [
      { n: 100, sum: 270, sumSquares: 848.79, denominator: { sum: 510, sumSquares: 810, sumProducts: -900 } },
      { n: 120, sum: 300, sumSquares: 869, denominator: { sum: 500, sumSquares: 800, sumProducts: -905 } },
    ];
    expectPrinted(analyse(comparing(c, t, { ...bayesian, metric: "ratio" })), {
      lift: "0.13333",
      low: "-0.37921",
      high: "0.64588",
      chanceToWin: "0.69493",
      risk: ["0.18427", "0.05093"],
    });
    expectPrinted(analyse(comparing(c, t, { metric: "ratio" })), {
      low: "-0.38208",
      high: "0.64874",
      p: "0.61066",
    });
  });
});

describe("the values an independent engine prints: CUPED", () => {
  it("means", () => {
    const a = { n: 3001, sum: 300, sumSquares: 600, covariate: covariate(210, 415, -20) };
    const b = { n: 3000, sum: 222, sumSquares: 555, covariate: covariate(120, 405, -10) };
    expectPrinted(analyse(comparing(a, b)), {
      lift: "-0.281707154",
      standardError: "0.0971049",
      p: "0.003732549",
    });
    const pair = adjustedPair({ name: "A", ...a }, { name: "B", ...b }, "mean");
    const theta = (pair!.a.plainMean - pair!.a.mean) / (210 / 3001);
    expect(theta.toFixed(7)).toBe("-0.0732119");
  });

  const [a, b] = [
    {
      n: 100,
      sum: 485.112236689623,
      sumSquares: 2715.484666118136,
      denominator: { sum: 679.9093275844917, sumSquares: 4939.424001640236, sumProducts: 3602.146836776702 },
      covariate: {
        ...covariate(192.59138069991536, 460.076026390857, 1113.6215759318352),
        withDenominator: 1460.3181079276983,
        denominator: {
          ...covariate(290.1398399750233, 920.9461385038898, 634.239482353647),
          withMetric: 1559.2878434944676,
          withDenominator: 2130.9404074446747,
        },
      },
    },
    {
      n: 100,
      sum: 514.7757826608777,
      sumSquares: 2994.897482705013,
      denominator: { sum: 705.4090874383759, sumSquares: 5291.36604146392, sumProducts: 3918.1561431600717 },
      covariate: {
        ...covariate(206.94157227402536, 514.2903702246757, 1237.0953021125997),
        withDenominator: 1604.0759503266522,
        denominator: {
          ...covariate(302.54389139107326, 994.4506208125663, 698.4173425817908),
          withMetric: 1701.0287270040265,
          withDenominator: 2292.081739775257,
        },
      },
    },
  ];
  const ratio = { metric: "ratio" } as const;

  it("proportions whose covariate is a yes or no, too", () => {
    const proportion = { metric: "proportion" } as const;
    const c = { n: 3001, sum: 300, covariate: covariate(210, 210, -20) };
    const t = { n: 3000, sum: 222, covariate: covariate(120, 120, -10) };
    expectPrinted(analyse(comparing(c, t, proportion)), { lift: "-0.316202160", p: "3.53e-7" });
    const d = { n: 3001, sum: 500, covariate: covariate(250, 250, 180) };
    const u = { n: 3000, sum: 600, covariate: covariate(300, 300, 200) };
    expectPrinted(analyse(comparing(d, u, proportion)), {
      lift: "0.14441",
      low: "0.02714",
      high: "0.26167",
      p: "0.01580",
    });
  });

  it("ratios, at a fixed horizon and at any time", () => {
    expectPrinted(analyse(comparing(a, b, ratio)), {
      lift: "-0.000701483",
      low: "-0.00841",
      high: "0.00700",
      standardError: "0.00391",
      p: "0.857710405",
    });
    expectPrinted(analyse(comparing(a, b, { ...ratio, method: "sequential" })), {
      low: "-0.02063",
      high: "0.01923",
      p: "1.00000",
    });
  });

  it("ratios without their past are what they are without a covariate", () => {
    const { denominator: _, ...alone } = a.covariate;
    const plain: AnalysisInput = comparing({ ...a, covariate: null }, { ...b, covariate: null }, ratio);
    expect(analyse(comparing({ ...a, covariate: alone }, b, ratio))).toEqual(analyse(plain));
    expect(analyse(plain).standardError).toBeGreaterThan(0.00391);
  });
});

/** A second value of each unit, with the products of both. */
function covariate(sum: number, sumSquares: number, sumProducts: number) {
  return { sum, sumSquares, sumProducts };
}

describe("the values an independent engine prints: parts", () => {
  it("variances by the delta method", () => {
    const a = { n: 4, sum: 28, sumSquares: 202 };
    const b = { n: 15, sum: 75, sumSquares: 382 };
    expect(ratioVariance({ mean: 5, variance: 0.5 / 15 }, { mean: 7, variance: 2 / 4 }, 0)).toBeCloseTo(
      0.00589,
      5,
    );
    const variance = (relative: boolean) => analyse(comparing(a, b, { relative })).standardError! ** 2;
    expect([variance(false), variance(true)].map((value) => value.toFixed(5))).toEqual([
      "0.53333",
      "0.00589",
    ]);
    // Four units are too few to be told of.
    expect(analyse(comparing(a, b)).error).toBe("too_few_units");
  });

  it.each([
    [[1000, 1200], [0.5, 0.5], "2.0079e-5"],
    [[135, 115], [0.5, 0.5], "0.205903211"],
    [[310, 98], [0.75, 0.25], "0.647434186"],
  ])("sample ratio mismatch of %j", (counts, shares, printed) => {
    expect(roundLike(sampleRatioP(counts, shares), printed)).toBe(Number(printed));
  });
});
