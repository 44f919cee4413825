import "server-only";
import { formatWithOptions } from "node:util";
import pino from "pino";
import { getLauncherEnv } from "./env";
import { currentRequest, describeRequest } from "./request-context";

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

/**
 * What libraries and the framework print as errors and warnings becomes lines of the log: of a form that cannot be read one
 * that wakes nobody.
 */
export function takeOverConsole(part: string): void {
  const log = getLog(part);
  const say =
    (severity: "error" | "warn") =>
    (first: unknown, ...rest: unknown[]) => {
      const level = currentRequest()?.isUnread ? "info" : severity;
      if (first instanceof Error) log[level]({ err: first }, first.message);
      else log[level](formatWithOptions({ colors: false }, first, ...rest));
    };
  console.error = say("error");
  console.warn = say("warn");
}
