import { spawn } from "node:child_process";
import { childEnvironment } from "@/lib/platform/env";

export interface RunningWorker {
  pid: number;
  stop(): Promise<void>;
}

/** Starts the worker as the launcher does and waits until it takes jobs. Throws with its last words when it does not. */
export async function startWorker(): Promise<RunningWorker> {
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "bin/worker.ts"], {
    env: childEnvironment({ LOG_LEVEL: "info", NODE_ENV: "production" }),
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let said = "";
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString("utf8")).slice(-4_000);
      if (said.includes("worker ready")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`The worker ended with ${code}: ${said}`)));
  });
  return {
    pid: child.pid ?? 0,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
      }),
  };
}
