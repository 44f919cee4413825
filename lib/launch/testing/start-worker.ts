import { type ChildProcess, spawn } from "node:child_process";
import { childEnvironment } from "@/lib/platform/env";

export interface WorkerProcess {
  pid: number;
  /** Ends with the process: its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
  kill(signal: NodeJS.Signals): void;
  disconnect(): void;
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
      if (said.includes("worker ready")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`The worker ended with ${code}: ${said}`)));
  });
}

/** Starts bin/worker.ts as the launcher does, on the database of this test, and waits until it is ready. */
export async function startWorkerProcess(
  databaseUrl: string,
  env: Record<string, string> = {},
): Promise<WorkerProcess> {
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "bin/worker.ts"], {
    env: childEnvironment({ DATABASE_URL: databaseUrl, LOG_LEVEL: "info", ...env }),
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once("exit", (code, signal) => resolve(signal ?? code)),
  );
  await untilReady(child);
  return {
    pid: child.pid ?? 0,
    ended,
    kill: (signal) => void child.kill(signal),
    disconnect: () => child.disconnect(),
  };
}
