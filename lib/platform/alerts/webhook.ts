import { setTimeout as sleep } from "node:timers/promises";
import type { SentAlert } from "./alert";

const TIMEOUT_MS = 5000;
const AGAIN_AFTER_MS = 500;
const ATTEMPTS = 2;

/**
 * Posts an alert as JSON. `text` is the whole message, as chat programs that take incoming webhooks show it; the parts are
 * beside it for programs.
 *
 * @throws Error when the other side does not take it, twice
 */
export async function postAlert(url: string, alert: SentAlert): Promise<void> {
  const { title, text, link, at } = alert;
  const body = JSON.stringify({ title, text: `${title}\n${text}\n${link}`, details: text, link, at });
  for (let attempt = 1; ; attempt++) {
    try {
      return await post(url, body);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await sleep(AGAIN_AFTER_MS);
    }
  }
}

async function post(url: string, body: string): Promise<void> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`The webhook answered ${answer.status}.`);
}
