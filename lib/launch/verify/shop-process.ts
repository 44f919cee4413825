import "server-only";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { childEnvironment } from "@/lib/platform/env";
import { waitUntilServing } from "../processes";

const TYPESCRIPT = ["--conditions=react-server", "--import", "tsx"];
const GRACE_MS = 20_000;

/** A shop by its data folder, as an operator has one, with nothing of this process's own environment. */
export interface ShopPlace {
  dataDir: string;
  port: number;
  /** A server of one's own instead of the embedded one. */
  databaseUrl?: string;
}

const environmentOf = ({ dataDir, port, databaseUrl = "" }: ShopPlace) =>
  childEnvironment({
    AISLE_DATA: dataDir,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    NEXTAUTH_URL: "",
    LOG_LEVEL: "error",
    AISLE_CONSENT: "inform",
    AISLE_TRAINING_SECONDS: "3",
  });

export interface Ended {
  code: number | null;
  output: string;
  errors: string;
}

async function run(place: ShopPlace, args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [...TYPESCRIPT, ...args], {
    env: environmentOf(place),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "exit") as Promise<[number | null]>;
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, output, errors };
}

/** Runs the command line of the shop as a shell would. */
export const runAisle = (place: ShopPlace, ...args: string[]): Promise<Ended> =>
  run(place, ["bin/aisle.ts", ...args]);

/** The same; throws with what it said when it fails. */
export async function mustRun(place: ShopPlace, ...args: string[]): Promise<string> {
  const { code, output, errors } = await runAisle(place, ...args);
  if (code !== 0) throw new Error(`aisle ${args.join(" ")} ended with ${code}: ${errors}`);
  return output;
}

/** Tries to start it, for whoever expects that it is refused. */
export const tryToStart = (place: ShopPlace): Promise<Ended> => run(place, ["bin/start.ts", "production"]);

/** Starts the shop as `npm start` does and waits until it serves. */
export async function openShop(place: ShopPlace): Promise<{ address: string; close(): Promise<void> }> {
  const child = spawn(process.execPath, [...TYPESCRIPT, "bin/start.ts", "production"], {
    env: environmentOf(place),
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  const address = `http://localhost:${place.port}`;
  const gaveUp = new AbortController();
  const failed = ended.then(() => {
    gaveUp.abort();
    throw new Error("The shop ended before it served.");
  });
  await Promise.race([untilReady(address, gaveUp.signal), failed]);
  failed.catch(() => {});
  return {
    address,
    async close() {
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** A first start fills the shop and trains, which takes longer than a start of a shop that is there. */
async function untilReady(address: string, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + 10 * 60_000;
  for (;;) {
    try {
      return await waitUntilServing(address, signal);
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}
