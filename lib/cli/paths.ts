import path from "node:path";
import { childEnvironment, getLauncherEnv } from "@/lib/platform/env";

/** A path from the command line: relative to where the command was typed, not to the repository npm runs it in. */
export function resolveGiven(given: string): string {
  return path.resolve(childEnvironment({}).AISLE_INVOKED_FROM ?? ".", given);
}

/** A file in the data folder. */
export function inDataFolder(...parts: string[]): string {
  return path.resolve(getLauncherEnv().AISLE_DATA, ...parts);
}
