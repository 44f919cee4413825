import { DEFAULT_ALPHA, DEFAULT_TUNING, type PowerPlan, type Sided } from "@/ml/index";
import { UsageError } from "../command";
import { readChoice, readNumber } from "../read-values";
import type { PlanQuestion } from "./plan";

type Values = Partial<Record<string, string | boolean>>;

const SIDES: readonly Sided[] = ["two", "greater", "less"];

/** Options of planning alone. */
export const PLAN_OPTIONS = [
  "rate",
  "mean",
  "sd",
  "effect",
  "units",
  "variants",
  "power",
  "per-day",
] as const;

/** Options that mean nothing together with what else was asked. */
export function refuseOthers(values: Values, names: readonly string[], why: string): void {
  const found = names.find((name) => values[name] !== undefined);
  if (found !== undefined) throw new UsageError(`--${found} ${why}.`);
}

function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

function readAny(given: string, name: string): number {
  return readNumber(given, name, { low: -1e15, high: 1e15 });
}

/** What the command line says of an analysis; what it does not say is not there. */
export function readOptions(values: Values): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const name of ["metric", "sided", "method"])
    if (text(values, name)) options[name] = text(values, name);
  for (const name of ["alpha", "tuning"]) {
    const given = text(values, name);
    if (given !== undefined) options[name] = readAny(given, name);
  }
  if (values.absolute === true) options.relative = false;
  const prior = text(values, "prior");
  if (prior !== undefined) {
    const [mean, sd, ...more] = readNumbers(prior, "prior");
    if (sd === undefined || more.length > 0) throw new UsageError(`--prior "${prior}" must be mean,sd.`);
    options.prior = { mean, sd };
  }
  const shares = text(values, "shares");
  if (shares !== undefined) options.expectedShares = readNumbers(shares, "shares");
  return options;
}

function readNumbers(given: string, name: string): number[] {
  return given.split(",").map((part) => readAny(part, name));
}

/** `0.05` or `5%`. */
function readShare(given: string, name: string, low: number, high: number): number {
  const isPercent = /%\s*$/.test(given);
  const scale = isPercent ? 100 : 1;
  return readNumber(given.replace(/%\s*$/, ""), name, { low: low * scale, high: high * scale }) / scale;
}

/** The question of `analyze power`. */
export function readPlan(values: Values): PlanQuestion {
  const read = <T>(name: string, reader: (given: string) => T): T | null => {
    const given = text(values, name);
    return given === undefined ? null : reader(given);
  };
  const effect = read("effect", (given) => readShare(given, "effect", -0.99, 1000));
  const units = read("units", (given) => readNumber(given, "units", { low: 4, high: 1e12, integer: true }));
  if (effect === null && units === null)
    throw new UsageError(
      "Say which lift is to be found (--effect), or how many shoppers there are (--units).",
    );
  if (effect === 0) throw new UsageError("--effect must not be 0: nothing needs no shoppers to be found.");
  return {
    plan: readToday(values),
    effect,
    units,
    power: read("power", (given) => readShare(given, "power", 0.06, 0.999)) ?? 0.8,
    perDay: read("per-day", (given) => readNumber(given, "per-day", { low: 0.001, high: 1e12 })),
  };
}

function readToday(values: Values): PowerPlan {
  const { mean, variance } = readMetric(values);
  const method = readChoice(text(values, "method") ?? "fixed", "method", ["fixed", "sequential"]);
  const tuning = text(values, "tuning");
  const alpha = text(values, "alpha");
  return {
    mean,
    variance,
    variants: readNumber(text(values, "variants") ?? "2", "variants", { low: 2, high: 100, integer: true }),
    alpha: alpha === undefined ? DEFAULT_ALPHA : readNumber(alpha, "alpha", { low: 1e-6, high: 0.49 }),
    sided: readChoice(text(values, "sided") ?? "two", "side", SIDES),
    tuning:
      method === "fixed"
        ? null
        : tuning === undefined
          ? DEFAULT_TUNING
          : readNumber(tuning, "tuning", { low: 1, high: 1e12 }),
  };
}

function readMetric(values: Values): { mean: number; variance: number } {
  const [rate, mean, sd] = ["rate", "mean", "sd"].map((name) => text(values, name));
  if (rate !== undefined) {
    refuseOthers(values, ["mean", "sd"], "does not go with --rate");
    const share = readShare(rate, "rate", 1e-9, 1 - 1e-9);
    return { mean: share, variance: share * (1 - share) };
  }
  if (mean === undefined || sd === undefined)
    throw new UsageError("Say what the metric is today: --rate, or --mean and --sd.");
  const spread = readNumber(sd, "sd", { low: 1e-12, high: 1e12 });
  return { mean: readNumber(mean, "mean", { low: 1e-12, high: 1e12 }), variance: spread ** 2 };
}
