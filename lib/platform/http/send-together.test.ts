import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it } from "vitest";
import { sendTogether } from "./send-together";

it("sends what became ready in one turn in its order, after all of it is ready, and nothing twice", async () => {
  const sent: string[] = [];
  sendTogether(() => sent.push("first"));
  sendTogether(() => {
    sent.push("second");
    // Ready while others are being sent: with the next turn's.
    sendTogether(() => sent.push("fourth"));
  });
  await Promise.resolve();
  sendTogether(() => sent.push("third"));
  expect(sent).toEqual([]);
  await nextTurn();
  expect(sent).toEqual(["first", "second", "third"]);
  await nextTurn();
  expect(sent).toEqual(["first", "second", "third", "fourth"]);
});
