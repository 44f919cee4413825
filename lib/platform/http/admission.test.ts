import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { Admission } from "./admission";

/** A process that gets through one request after the other, `msEach` for each, and how long those let in waited at most. */
function flood(admission: Admission, clock: { now: number }, msEach: number, seconds: number) {
  const working: { answer: EventEmitter; at: number }[] = [];
  let longest = 0;
  let [answered, refused] = [0, 0];
  const end = clock.now + 1_000 * seconds;
  for (let freeAt = clock.now; clock.now < end; clock.now += 1) {
    // Three times as many as it gets through.
    if (clock.now % Math.max(1, Math.round(msEach / 3)) === 0) {
      const answer = new EventEmitter();
      if (admission.admit(answer as never)) working.push({ answer, at: clock.now });
      else refused++;
    }
    if (clock.now < freeAt) continue;
    const done = working.shift();
    if (!done) continue;
    freeAt = clock.now + msEach;
    longest = Math.max(longest, clock.now + msEach - done.at);
    done.answer.emit("prefinish");
    answered++;
  }
  for (const { answer } of working) answer.emit("close");
  return { longest, answered, refused };
}

it.each([6, 21, 90])("lets in as many as a busy process answers in time, at %i ms each", (msEach) => {
  const clock = { now: 0 };
  const admission = new Admission({ most: 40, isBusy: () => true, now: () => clock.now });
  const begun = flood(admission, clock, msEach, 10);
  const settled = flood(admission, clock, msEach, 50);
  expect(begun.refused).toBeGreaterThan(0);
  expect(settled.longest).toBeLessThan(1_000);
  // It is kept at work all the time, and nobody's place is lost.
  expect(settled.answered).toBeGreaterThan((0.95 * 50_000) / msEach);
  expect(admission.working).toBe(0);
});

it("lets in up to the most while the process has time, however long answers take", () => {
  const clock = { now: 0 };
  const admission = new Admission({ most: 40, isBusy: () => false, now: () => clock.now });
  const answers = Array.from({ length: 41 }, () => new EventEmitter());
  expect(answers.filter((answer) => admission.admit(answer as never))).toHaveLength(40);
  clock.now += 60_000;
  for (const answer of answers) answer.emit("close");
  expect(admission.limit).toBe(10);
  expect(admission.working).toBe(0);
});
