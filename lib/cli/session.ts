import type { Pool } from "pg";
import { closeDb, getPool } from "@/lib/platform/db/client";
import { type Installation, openInstallation } from "@/lib/platform/postgres/installation";
import { EXIT } from "./exit-code";
import type { Output } from "./output";

export interface Session {
  pool: Pool;
  installation: Installation;
}

/**
 * Runs `work` with the shop's database up and migrated, and gives back this process's share of it afterwards, also on
 * Ctrl-C (exit code 130; what was committed stays).
 */
export async function withSession<T>(out: Output, work: (session: Session) => Promise<T>): Promise<T> {
  const installation = await openInstallation();
  if (installation.note) out.note(installation.note);
  let interrupted = false;
  const interrupt = () => {
    interrupted = true;
    out.note("Interrupted. What was committed stays.");
    void installation.close().finally(() => process.exit(EXIT.interrupted));
  };
  process.once("SIGINT", interrupt);
  process.once("SIGTERM", interrupt);
  const pool = getPool("work");
  try {
    return await work({ pool, installation });
  } catch (error) {
    // The database was stopped below our feet: the process is about to end.
    if (interrupted) await new Promise(() => {});
    throw error;
  } finally {
    process.off("SIGINT", interrupt);
    process.off("SIGTERM", interrupt);
    await closeDb();
    await installation.close();
  }
}
