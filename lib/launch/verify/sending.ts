import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { getDb, getPool } from "@/lib/platform/db/client";
import { uuidv7 } from "@/lib/platform/ids";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import { recordResultSchema } from "@/lib/shop/interactions/schema";

const BATCH = 10;
const SENDERS = 4;
const SHOPPERS = 50;
const PAUSE_MS = 30;
const PATIENCE_MS = 10_000;

/** Who sends, and of what. */
export interface Telling {
  key: string;
  skus: string[];
}

/** Makes a key and chooses products, in the shop whose database is open. */
export async function prepareSending(): Promise<Telling> {
  const products = await getDb().product.findMany({
    where: { status: "active" },
    select: { sku: true },
    take: 20,
    orderBy: { id: "asc" },
  });
  return { key: await createApiKey("Verify", ["interactions:write"]), skus: products.map(({ sku }) => sku) };
}

/** Another shop's server that sends events all the time, and sends again what was not acknowledged. */
export interface Sending {
  /** Ids of events that were answered with a 2xx. */
  readonly acknowledged: ReadonlySet<string>;
  /** How often each other status was answered; 0: no answer at all. */
  readonly refused: ReadonlyMap<number, number>;
  /** What was said with the newest refusal. */
  readonly lastRefusal: string;
  stop(): Promise<void>;
}

const problemSchema = z.object({ title: z.string() });

/** Begins to send to `address`. */
export function startSending(address: () => string, { key, skus }: Telling): Sending {
  const acknowledged = new Set<string>();
  const refused = new Map<number, number>();
  const stopping = new AbortController();
  let lastRefusal = "";
  let count = 0;

  const makeBatch = () =>
    Array.from({ length: BATCH }, () => {
      const shopper = `verify-${++count % SHOPPERS}`;
      const product = skus[count % skus.length] ?? "";
      return { id: uuidv7(), kind: "view", product, shopper, at: new Date().toISOString() };
    });

  async function send(interactions: ReturnType<typeof makeBatch>): Promise<boolean> {
    const response = await fetch(`${address()}/api/interactions`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify({ interactions }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => null);
    const text = await response?.text().catch(() => null);
    if (response?.status === 202 && text) {
      const { rejected } = recordResultSchema.parse(JSON.parse(text));
      if (rejected.length > 0) throw new Error(`An event was rejected: ${rejected[0]?.message}`);
      for (const { id } of interactions) acknowledged.add(id);
      return true;
    }
    // Half an answer is none.
    const status = text ? (response?.status ?? 0) : 0;
    refused.set(status, (refused.get(status) ?? 0) + 1);
    if (text?.startsWith("{")) lastRefusal = problemSchema.safeParse(JSON.parse(text)).data?.title ?? "";
    return false;
  }

  async function sendOn(): Promise<void> {
    let batch = makeBatch();
    while (!stopping.signal.aborted) {
      if (await send(batch)) batch = makeBatch();
      await sleep(PAUSE_MS);
    }
  }

  const senders = Array.from({ length: SENDERS }, sendOn);
  return {
    acknowledged,
    refused,
    get lastRefusal() {
      return lastRefusal;
    },
    async stop() {
      stopping.abort();
      await Promise.all(senders);
    },
  };
}

/** How many of these events the open database does not have. */
export async function countLost(acknowledged: ReadonlySet<string>): Promise<number> {
  const { rows } = await getPool("work").query<{ stored: number }>(
    "select count(*)::int as stored from interactions where id = any($1::uuid[])",
    [[...acknowledged]],
  );
  return acknowledged.size - (rows[0]?.stored ?? 0);
}

/** As a line of what a suite prints. */
export function tellSending({ acknowledged, refused, lastRefusal }: Sending): string {
  const others = [...refused].map(([status, times]) => `${times} × ${status === 0 ? "no answer" : status}`);
  const reason = lastRefusal === "" ? "" : ` (${lastRefusal})`;
  return `${acknowledged.size.toLocaleString("en")} events acknowledged; of batches refused: ${others.join(", ") || "none"}${reason}`;
}
