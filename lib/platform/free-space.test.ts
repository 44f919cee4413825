import fs from "node:fs";
import os from "node:os";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { completeEnvironment } from "./env";
import { readSpace, requireRoom, requireRoomFor } from "./free-space";
import { createSingleton } from "./singleton";

const folder = os.tmpdir();
const { bavail, bsize } = fs.statfsSync(folder);
const freeMegabytes = Math.floor((bavail * bsize) / 2 ** 20);

/** As a process that has just started, with a disk and a reserve. */
function begin(AISLE_DATABASE_FOLDER: string, reserve: number): void {
  createSingleton("free-space", () => ({})).take();
  completeEnvironment({ AISLE_DATABASE_FOLDER, AISLE_RESERVE_MB: String(reserve) });
}

beforeEach(() => begin(folder, 0));
afterEach(() => begin("", 256));

describe("the room on the database's disk", () => {
  it("is looked at where the database lies, and is nobody's business with a database elsewhere", async () => {
    expect(await readSpace()).toMatchObject({ isLow: false, reserve: 0 });
    await requireRoom();
    begin("", freeMegabytes * 2);
    expect(await readSpace()).toBeNull();
    await requireRoom();
    await requireRoomFor("The import", Number.MAX_SAFE_INTEGER);
  });

  it("is kept for orders below the reserve: events wait, and are told why", async () => {
    begin(folder, freeMegabytes * 2);
    await expect(requireRoom()).rejects.toMatchObject({
      code: "no_space",
      message: expect.stringMatching(/nearly full: [\d,]+ MB are free, and [\d,]+ MB are kept for orders/),
    });
  });

  it("has to hold what is begun, besides the reserve", async () => {
    begin(folder, 1);
    await requireRoomFor("The import", 2 ** 20);
    const tooMuch = freeMegabytes * 2 * 2 ** 20;
    await expect(requireRoomFor("The import", tooMuch)).rejects.toMatchObject({
      code: "no_space",
      message: expect.stringMatching(/^The import needs about [\d,]+ MB on the disk/),
    });
  });

  it("is not asked for where nobody can tell", async () => {
    begin("/nowhere", 1);
    expect(await readSpace()).toBeNull();
    await requireRoom();
  });
});
