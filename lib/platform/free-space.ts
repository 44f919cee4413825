import "server-only";
import fs from "node:fs/promises";
import { getLauncherEnv } from "./env";
import { AppError, messageOf } from "./errors";
import { getLog } from "./log";
import { createSingleton } from "./singleton";

const MEGABYTE = 2 ** 20;
/** How old a figure of the disk may be. At 20 MB of events a second less than a tenth of the reserve goes meanwhile. */
const LOOK_MS = 1_000;

/** The disk that the database lies on. */
export interface Space {
  /** Bytes that can still be written. */
  free: number;
  /** Bytes that are kept for what matters most. */
  reserve: number;
  isLow: boolean;
}

interface Known {
  space: Space | null;
  lookedAt: number;
}

const known = createSingleton<Known>("free-space", () => ({ space: null, lookedAt: -LOOK_MS })).get;

/** Bytes that can still be written where a folder lies. Rejects when that cannot be told. */
export async function readFreeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await fs.statfs(folder);
  return bavail * bsize;
}

async function look(): Promise<Space | null> {
  const { AISLE_DATABASE_FOLDER, AISLE_RESERVE_MB } = getLauncherEnv();
  if (!AISLE_DATABASE_FOLDER) return null;
  const free = await readFreeBytes(AISLE_DATABASE_FOLDER);
  const reserve = AISLE_RESERVE_MB * MEGABYTE;
  return { free, reserve, isLow: free < reserve };
}

/** Says it once when it begins and once when it ends. */
function tellChange(before: Space | null, { free, isLow }: Space): void {
  if (isLow === (before?.isLow ?? false)) return;
  const figures = { freeMegabytes: Math.round(free / MEGABYTE) };
  if (isLow) getLog("disk").error(figures, "the disk is nearly full: events are refused until there is room");
  else getLog("disk").info(figures, "there is room on the disk again");
}

/** The disk of the embedded database, as it was at most a second ago; null with a database of one's own. Never rejects. */
export async function readSpace(): Promise<Space | null> {
  const state = known();
  if (performance.now() - state.lookedAt < LOOK_MS) return state.space;
  state.lookedAt = performance.now();
  try {
    const space = await look();
    if (space) tellChange(state.space, space);
    state.space = space;
  } catch (error) {
    getLog("disk").warn({ error: messageOf(error) }, "cannot tell how much room there is on the disk");
  }
  return state.space;
}

const toMegabytes = (bytes: number) => `${Math.ceil(bytes / MEGABYTE).toLocaleString("en")} MB`;

/** Throws AppError no_space when what is written by the thousand, such as events, is to wait until there is room. */
export async function requireRoom(): Promise<void> {
  const space = await readSpace();
  if (!space?.isLow) return;
  const { free, reserve } = space;
  const message =
    `The shop's disk is nearly full: ${toMegabytes(free)} are free, and ${toMegabytes(reserve)} are kept for orders. ` +
    `Please send it again later.`;
  throw new AppError("no_space", message);
}

/**
 * Throws AppError no_space when something large does not fit on the disk beside the reserve.
 *
 * @param what as a sentence begins: `The import`
 * @param bytes about as many as it will write
 */
export async function requireRoomFor(what: string, bytes: number): Promise<void> {
  const space = await readSpace();
  if (!space || space.free - bytes >= space.reserve) return;
  const { free, reserve } = space;
  const message =
    `${what} needs about ${toMegabytes(bytes)} on the disk of the database, where ${toMegabytes(free)} are free and ` +
    `${toMegabytes(reserve)} are kept for orders. Make room, or give the database a larger disk.`;
  throw new AppError("no_space", message);
}
