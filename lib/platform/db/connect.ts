import { withinDeadline } from "@/lib/platform/deadline";
import { CONNECT_MS, PROBE_MS, type Purpose } from "./limits";
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

/** Whether the server at `url` answers in time. One that refuses a connection answers too: whoever asks it hears why. */
export async function isAnswering(url: string): Promise<boolean> {
  const client = new WatchedClient({ connectionString: url, watch: { purpose: "request" } });
  client.on("error", () => {});
  const answer = client.connect().then(
    () => true,
    () => true,
  );
  const isThere = await withinDeadline(answer, PROBE_MS);
  if (isThere) void client.end().catch(() => {});
  else client.cut();
  return isThere ?? false;
}
