import { withinAttention } from "@/lib/platform/deadline";
import type { Probed } from "./circuit";
import { CONNECT_MS, PROBE_MS, type Purpose } from "./limits";
import { isUnreached } from "./unavailable";
import { WatchedClient } from "./watched-client";

/**
 * A connection of its own, outside the pools, with the limits of a purpose. The caller ends it. Rejects when it does not
 * come about within `connectMs`.
 */
export async function connectAlone(
  url: string,
  purpose: Purpose,
  connectMs = CONNECT_MS,
): Promise<WatchedClient> {
  const client = new WatchedClient({
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    application_name: `aisle-${purpose}`,
    watch: { purpose },
  });
  // Whoever uses it learns of a lost connection from the statement that fails.
  client.on("error", () => {});
  try {
    await client.connect();
    await client.introduce();
    return client;
  } catch (error) {
    client.cut();
    throw error;
  }
}

/** SQLSTATEs of a server that is starting, stopping or recovering. */
const NOT_OPEN = /^57P0[123]$/;

/** Away is whoever nobody reaches. One that refuses a password, or has no room, answers: whoever asks it hears why. */
function toProbed(error: unknown): Probed {
  const { code } = (error ?? {}) as { code?: unknown };
  return isUnreached(error) || NOT_OPEN.test(String(code ?? "")) ? "refuses" : "answers";
}

/** Tries to connect to the server at `url`; a silent one is found out in PROBE_MS of this process's attention. Never rejects. */
export async function probe(url: string): Promise<Probed> {
  const client = new WatchedClient({ connectionString: url, watch: { purpose: "request" } });
  client.on("error", () => {});
  const answer = client.connect().then((): Probed => "answers", toProbed);
  const probed = await withinAttention(answer, PROBE_MS);
  if (probed === "answers") void client.end().catch(() => {});
  else client.cut();
  return probed ?? "silent";
}
