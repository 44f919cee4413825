import { createSingleton } from "@/lib/platform/singleton";

const waiting = createSingleton("http.waiting-answers", () => [] as (() => void)[]).get();

function sendAll(): void {
  for (const send of waiting.splice(0)) send();
}

/**
 * Sends an answer once everything that has arrived meanwhile was looked at, together with the others that are ready by then.
 * Each write may have to wake whoever reads it, which costs more than making the answer did; of many written one after the
 * other only the first does. An answer that is alone goes out at once.
 *
 * @param send must not throw
 */
export function sendTogether(send: () => void): void {
  if (waiting.push(send) === 1) setImmediate(sendAll);
}
