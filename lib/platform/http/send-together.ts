import { createSingleton } from "@/lib/platform/singleton";

const turn = createSingleton("http.sending", () => ({ end: null as Promise<void> | null })).get();

/**
 * Resolves once everything that has arrived meanwhile was looked at, for all who wait by then, in their order. Each answer that is
 * written may have to wake whoever reads it, which costs more than making the answer did; of many written one after the other only
 * the first does. For an answer that is alone that is at once.
 */
export function untilOthersAreReady(): Promise<void> {
  return (turn.end ??= new Promise((resolve) =>
    setImmediate(() => {
      turn.end = null;
      resolve();
    }),
  ));
}
