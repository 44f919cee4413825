import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { returnLease, takeLease, withFileLock } from "./lock";

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-lock-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** A process that has ended: its pid belongs to nobody. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await new Promise((resolve) => child.once("exit", resolve));
  return child.pid ?? 0;
}

describe("file lock", () => {
  it("lets one in at a time", async () => {
    const file = path.join(folder, "one.lock");
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 10));
      inside--;
    };
    await withFileLock(file, work);
    await withFileLock(file, work);
    expect(most).toBe(1);
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it("is taken over from a holder that was killed", async () => {
    const file = path.join(folder, "stale.lock");
    fs.writeFileSync(file, `${await endedProcess()} 12345`);
    expect(await withFileLock(file, async () => "in")).toBe("in");
  });

  it("is taken over when another process got the holder's pid", async () => {
    const file = path.join(folder, "reused.lock");
    fs.writeFileSync(file, `${process.pid} 1`);
    expect(await withFileLock(file, async () => "in")).toBe("in");
  });

  it("left by the dead is taken over by one of many at a time", async () => {
    const file = path.join(folder, "many.lock");
    const log = path.join(folder, "many.log");
    fs.writeFileSync(file, `${await endedProcess()} 12345`);
    const program = `
      const { withFileLock } = await import(${JSON.stringify(path.resolve("lib/platform/postgres/lock.ts"))});
      const { appendFileSync } = await import("node:fs");
      await withFileLock(${JSON.stringify(file)}, async () => {
        appendFileSync(${JSON.stringify(log)}, "in ");
        await new Promise((resolve) => setTimeout(resolve, 30));
        appendFileSync(${JSON.stringify(log)}, "out ");
      });`;
    const children = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program]),
    );
    const codes = await Promise.all(
      children.map((child) => new Promise((resolve) => child.once("exit", resolve))),
    );
    expect(codes).toEqual([0, 0, 0, 0]);
    expect(fs.readFileSync(log, "utf8")).toBe("in out ".repeat(4));
    fs.rmSync(log);
  });

  it("is given back when the work fails, and says who holds it when it cannot be had", async () => {
    const file = path.join(folder, "held.lock");
    await expect(withFileLock(file, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await withFileLock(file, async () => {
      await expect(withFileLock(file, async () => "in", 60)).rejects.toThrow(
        `held by process ${process.pid}`,
      );
    });
  });
});

describe("leases", () => {
  it("count the living only", async () => {
    const leases = path.join(folder, "leases");
    takeLease(leases);
    fs.writeFileSync(path.join(leases, "1"), "1 not-the-birth-of-init");
    fs.writeFileSync(path.join(leases, "2"), `${await endedProcess()} 7`);
    expect(returnLease(leases)).toBe(0);
    expect(fs.readdirSync(leases)).toEqual([]);
  });
});
