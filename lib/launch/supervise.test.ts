import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Supervised, supervise } from "./supervise";
import { watchSilence } from "./watchdog";

const HEARTBEAT = path.resolve("bin/heartbeat.mjs");
const SILENCE_MS = 2_000;
const started: Supervised[] = [];
afterEach(() => Promise.all(started.splice(0).map((one) => one.stop(1_000))));

/** A process that tells of itself, and does `code` on SIGUSR2. */
function start(code: string) {
  const said: string[] = [];
  const program = `
    const { beat } = await import(${JSON.stringify(HEARTBEAT)});
    process.on("SIGUSR2", () => { ${code} });
    setInterval(() => {}, 1_000);
    beat();`;
  const one = supervise(
    { name: "it", args: ["--input-type=module", "-e", program], env: {}, silenceMs: SILENCE_MS },
    (what) => said.push(what),
  );
  started.push(one);
  return { one, said };
}

async function untilReplaced({ one }: ReturnType<typeof start>, stopBy: NodeJS.Signals): Promise<void> {
  const before = one.pid ?? 0;
  // It has been heard by then: only who has spoken can fall silent.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  process.kill(before, stopBy);
  await expect.poll(() => one.pid !== null && one.pid !== before, { timeout: 15_000 }).toBe(true);
}

describe("a supervised process", () => {
  it("that was stopped, or goes round in a loop, is killed and started anew; one that is only busy is not", async () => {
    const [stopped, looping] = [start(""), start("for (;;);")];
    const busy = start("const ends = Date.now() + 1_000; while (Date.now() < ends);");
    const { pid } = busy.one;
    const working = setInterval(() => process.kill(pid ?? 0, "SIGUSR2"), 1_500);
    await Promise.all([untilReplaced(stopped, "SIGSTOP"), untilReplaced(looping, "SIGUSR2")]);
    clearInterval(working);
    for (const { said } of [stopped, looping]) {
      expect(said).toEqual([
        "it has not been heard of for 2 s, ending it",
        expect.stringContaining("SIGKILL"),
      ]);
    }
    expect([busy.one.pid, busy.said]).toEqual([pid, []]);
  });
});

describe("the watch over signs of life", () => {
  it("counts only what it has seen itself: neither a suspended machine nor a slow start is silence", () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    let now = 0;
    const onSilence = vi.fn();
    const watchdog = watchSilence({ silenceMs: 5_000, onSilence, now: () => now });
    const pass = (seconds: number) => {
      for (let second = 0; second < seconds; second++) {
        now += 1_000;
        vi.advanceTimersByTime(1_000);
      }
    };
    try {
      pass(60);
      watchdog.hear();
      pass(4);
      // An hour in which nobody ran.
      now += 3_600_000;
      pass(4);
      expect(onSilence).not.toHaveBeenCalled();
      pass(2);
      expect(onSilence).toHaveBeenCalledOnce();
    } finally {
      watchdog.end();
      vi.useRealTimers();
    }
  });
});

it("what is supervised ends when it is told to", async () => {
  const { one, said } = start("");
  const { pid } = one;
  await one.stop(2_000);
  expect(() => process.kill(pid ?? 0, 0)).toThrow(/ESRCH/);
  expect(said).toEqual([]);
});
