import "server-only";
import { formatWithOptions } from "node:util";
import pino from "pino";
import { getLauncherEnv } from "./env";
import { describeRequest } from "./request-context";

let root: pino.Logger | undefined;

/**
 * One JSON line per event on standard error, with the request it was written for. `part` names who speaks: web, worker,
 * recommend …
 */
export function getLog(part: string): pino.Logger {
  root ??= pino(
    { level: getLauncherEnv().LOG_LEVEL, base: null, mixin: describeRequest },
    pino.destination({ fd: 2, sync: true }),
  );
  return root.child({ part });
}

/** What libraries and the framework print as errors and warnings becomes lines of the log. */
export function takeOverConsole(part: string): void {
  const log = getLog(part);
  const say =
    (level: "error" | "warn") =>
    (first: unknown, ...rest: unknown[]) => {
      const text = formatWithOptions({ colors: false }, first, ...rest);
      if (first instanceof Error) log[level]({ err: first }, first.message);
      else log[level](text);
    };
  console.error = say("error");
  console.warn = say("warn");
}
