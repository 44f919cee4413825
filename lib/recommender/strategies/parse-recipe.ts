import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/parse-input";
import type { NewStrategy } from "./commands";
import { strategySchema } from "./strategy-schema";

/**
 * A strategy from JSON that somebody wrote; its version is given when it is stored, and one that is written is not looked
 * at. Throws AppError invalid with the path of each key that is wrong, below `json`.
 */
export function parseRecipe(json: string): NewStrategy {
  const given = parseJson(json);
  const input = typeof given === "object" && given !== null ? { ...given, version: 1 } : given;
  try {
    const { version: _, ...strategy } = parseInput(strategySchema, input, (fields) =>
      fields.map(({ path, message }) => `${path === "" ? "It" : path}: ${message}`).join(" "),
    );
    return strategy;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError("invalid", error.message, { fields: [{ path: "json", message: error.message }] });
  }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    const message = `This is not JSON: ${(error as Error).message}`;
    throw new AppError("invalid", message, { fields: [{ path: "json", message }] });
  }
}
