import "server-only";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { getLauncherEnv } from "@/lib/platform/env";
import { AppError, messageOf } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/parse-input";
import usual from "./expectations.json";

/** At most so much; null: not looked at. */
const bound = z.strictObject({ max: z.number().min(0) }).nullable();

const schema = z.strictObject({
  rejectedRows: bound,
  unknownProducts: bound,
  zeroPrices: bound,
  repeated: bound,
  withoutShopper: bound,
  largestShopper: bound,
  fromTheFuture: bound,
  lostKinds: bound,
  hoursSinceNewest: bound,
});

export type Expectations = z.infer<typeof schema>;
export type ExpectationName = keyof Expectations;

/** What is expected where the shop says nothing else. */
export const USUAL_EXPECTATIONS: Expectations = schema.parse(usual);

/** Where a shop says what it expects instead: in its data folder. */
const FILE = "expectations.json";

/** What this shop expects: as usual, but for what its own file says. Throws AppError invalid that names file and key. */
export function readExpectations(folder = getLauncherEnv().AISLE_DATA): Expectations {
  const file = path.join(folder, FILE);
  if (!fs.existsSync(file)) return USUAL_EXPECTATIONS;
  const given = readJson(file);
  const own = parseInput(schema.partial(), given, (fields) => {
    return `${file}: ${fields.map((field) => `${field.path}: ${field.message}`).join(" ")}`;
  });
  return { ...USUAL_EXPECTATIONS, ...own };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    throw new AppError("invalid", `${file} is not JSON: ${messageOf(error)}`);
  }
}
