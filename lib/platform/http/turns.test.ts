import { AsyncLocalStorage } from "node:async_hooks";
import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { Turns } from "./turns";

function make(isBusy: () => boolean = () => true, atOnce = 2) {
  const turns = new Turns(isBusy, atOnce);
  const begun: string[] = [];
  const responses = new Map<string, EventEmitter & { destroyed: boolean }>();
  const take = (name: string) => {
    const response = Object.assign(new EventEmitter(), { destroyed: false });
    responses.set(name, response);
    turns.take(response as never, () => begun.push(name));
  };
  const end = (name: string, event = "prefinish") => responses.get(name)?.emit(event);
  return { turns, begun, responses, take, end };
}

it("a busy process makes so many at once, and the next in the order they came", () => {
  const { begun, take, end, turns } = make();
  for (const name of ["a", "b", "c", "d", "e"]) take(name);
  expect(begun).toEqual(["a", "b"]);
  end("b");
  expect(begun).toEqual(["a", "b", "c"]);
  // A response says twice that it is over: written, and received.
  end("b", "close");
  expect(begun).toEqual(["a", "b", "c"]);
  end("a");
  end("c");
  end("d");
  end("e");
  expect([begun.join(""), turns.waiting]).toEqual(["abcde", 0]);
});

it("leaves out whoever has gone away meanwhile", () => {
  const { begun, take, end, responses } = make();
  for (const name of ["a", "b", "c", "d"]) take(name);
  const gone = responses.get("c");
  if (gone) gone.destroyed = true;
  end("a");
  expect(begun).toEqual(["a", "b", "d"]);
});

it("a process with time begins everything at once, also what has waited", () => {
  let isBusy = true;
  const { begun, take, end } = make(() => isBusy);
  for (const name of ["a", "b", "c", "d", "e"]) take(name);
  isBusy = false;
  take("f");
  expect(begun).toEqual(["a", "b", "f"]);
  end("a");
  expect(begun).toEqual(["a", "b", "f", "c", "d", "e"]);
});

it("whoever waits for something else keeps nobody waiting for long", async () => {
  const { begun, take } = make();
  for (const name of ["a", "b", "c"]) take(name);
  expect(begun).toEqual(["a", "b"]);
  await expect.poll(() => begun, { timeout: 2_000 }).toEqual(["a", "b", "c"]);
});

it("what waited is still the request it was", async () => {
  const context = new AsyncLocalStorage<string>();
  const turns = new Turns(() => true, 1);
  const seen: unknown[] = [];
  const first = new EventEmitter();
  context.run("first", () => turns.take(first as never, () => seen.push(context.getStore())));
  context.run("second", () => turns.take(new EventEmitter() as never, () => seen.push(context.getStore())));
  await sleep(1);
  context.run("another", () => first.emit("prefinish"));
  expect(seen).toEqual(["first", "second"]);
});
