import "server-only";
import pino from "pino";
import { getLauncherEnv } from "./env";

let root: pino.Logger | undefined;

/** One JSON line per event on standard error. `part` names who speaks: web, worker, recommend … */
export function getLog(part: string): pino.Logger {
  root ??= pino({ level: getLauncherEnv().LOG_LEVEL, base: null }, pino.destination({ fd: 2, sync: true }));
  return root.child({ part });
}
