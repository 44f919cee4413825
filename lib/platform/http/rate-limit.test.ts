import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as nextTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { consume } from "./rate-limit";

it("holds nothing of a request beyond its answer, however long its window is", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const requests = new AsyncLocalStorage<object>();
  const answer = (request: object) =>
    requests.run(request, () => consume({ name: "test-held", points: 5, seconds: 600 }, "somebody"));
  const askOnce = async () => {
    const request = { page: "rendered" };
    await answer(request);
    return new WeakRef(request);
  };
  const asked = await askOnce();
  await nextTurn();
  collect();
  expect(asked.deref()).toBeUndefined();
});
