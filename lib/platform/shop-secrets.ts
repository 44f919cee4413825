import "server-only";
import { type Env, getEnv } from "./env";

/** Secrets of which a former value is accepted while processes change over to a new one. */
export type RotatingSecret = "NEXTAUTH_SECRET" | "AISLE_LIST_SECRET" | "CRON_SECRET" | "METRICS_TOKEN";

/** Texts of the environment and what they say: asked for with every token. */
const read = new Map<string, readonly [string, ...string[]]>();

function readValues(text: string): readonly [string, ...string[]] {
  const known = read.get(text);
  if (known) return known;
  const [current = text, ...former] = text.split(",").map((value) => value.trim());
  const values = [current, ...former] as const;
  read.set(text, values);
  return values;
}

/** Every value that is accepted: the current one first. */
export const acceptedSecrets = (name: RotatingSecret): readonly [string, ...string[]] =>
  readValues(getEnv()[name]);

/** The value that is used for whatever is made now. */
export const currentSecret = (name: RotatingSecret): string => acceptedSecrets(name)[0];

/** What erasures are remembered by. It never changes: the list secret of a shop from before it had one of its own. */
export function erasureSecret({ AISLE_ERASURE_SECRET, AISLE_LIST_SECRET }: Env = getEnv()): string {
  return AISLE_ERASURE_SECRET ?? readValues(AISLE_LIST_SECRET).at(-1) ?? AISLE_LIST_SECRET;
}
