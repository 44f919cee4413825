import { toForm } from "@/lib/platform/form-values";
import { likeAction } from "@/lib/shop/interactions/actions";
import { addToCartAction, removeFromCartAction, setQuantityAction } from "./actions";
import { dropOldest, readUnsent, type Unsent } from "./unsent";

const ACTIONS = {
  add: addToCartAction,
  set: setQuantityAction,
  remove: removeFromCartAction,
  like: likeAction,
} satisfies Record<Unsent["deed"], unknown>;

async function sendAll(): Promise<string[] | null> {
  const refusals: string[] = [];
  let hasSent = false;
  for (let [next] = readUnsent(); next; [next] = readUnsent()) {
    const answer = await ACTIONS[next.deed](null, toForm(next.fields)).catch(() => null);
    // Away again: the rest stays.
    if (answer === null) break;
    dropOldest();
    hasSent = true;
    if (!answer.ok) refusals.push(answer.message);
  }
  return hasSent ? refusals : null;
}

/**
 * Sends what was done without a network, in its order, from one tab at a time. Answers what the shop would not do, in its words; null when
 * nothing was sent.
 */
export function sendUnsent(): Promise<string[] | null> {
  // Browsers have no locks where the connection is not secure.
  return "locks" in navigator ? navigator.locks.request("aisle-unsent", sendAll) : sendAll();
}
