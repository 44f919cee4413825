import type { Experiment as Row } from "@/lib/platform/db/generated/client";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { definitionSchema, flagSchema } from "./definition";
import type { Decision, Experiment, FlagSwitch } from "./experiment";

const toTime = (date: Date | null) => date?.getTime() ?? null;

/** An experiment or flag as it is stored. */
export function readExperiment(row: Row): Experiment | FlagSwitch {
  const common = {
    id: row.id,
    state: row.state,
    slice: row.slice as unknown as Experiment["slice"],
    shares: row.shares as number[] | null,
    startedAt: toTime(row.startedAt),
    stoppedAt: toTime(row.stoppedAt),
    decidedAt: toTime(row.decidedAt),
    decision: row.decision as unknown as Decision | null,
    createdAt: row.createdAt.getTime(),
    createdBy: row.createdBy,
  };
  return row.kind === "flag"
    ? { ...common, kind: "flag", definition: flagSchema.parse(row.definition) }
    : { ...common, kind: "experiment", definition: definitionSchema.parse(row.definition) };
}

/**
 * All of them that this version of Aisle can read. One that a newer version wrote is left out, with a word in the log: it
 * serves nobody, and must not keep the others from being listed, started or counted.
 */
export function readExperiments(rows: readonly Row[]): (Experiment | FlagSwitch)[] {
  return rows.flatMap((row) => {
    try {
      return [readExperiment(row)];
    } catch (error) {
      getLog("recommend").error({ what: row.id, error: messageOf(error) }, "this experiment cannot be read");
      return [];
    }
  });
}
