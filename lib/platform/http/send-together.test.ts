import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it } from "vitest";
import { untilOthersAreReady } from "./send-together";

it("lets what became ready in one turn be sent in its order, after all of it is ready, one failing or not", async () => {
  const sent: string[] = [];
  const send = async (what: string) => {
    await untilOthersAreReady();
    if (what === "broken") throw new Error("gone");
    sent.push(what);
  };
  void send("first");
  const broken = send("broken");
  void send("second").then(() => send("next turn"));
  await Promise.resolve();
  void send("third");
  expect(sent).toEqual([]);
  await expect(broken).rejects.toThrow("gone");
  expect(sent).toEqual(["first", "second", "third"]);
  await nextTurn();
  expect(sent).toEqual(["first", "second", "third", "next turn"]);
});
