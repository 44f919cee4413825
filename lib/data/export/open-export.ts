import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { RateLimitedError } from "@/lib/platform/http/rate-limit";
import { createSingleton } from "@/lib/platform/singleton";
import { readTable, type TableFormat } from "@/lib/platform/files/write-table";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { type TableExport } from "./columns";
import { buildExport, type ExportOptions } from "./export-tables";

/** Each holds a connection of those for long work, of which there are few. */
const MOST_AT_ONCE = 2;
const RETRY_SECONDS = 10;

const running = createSingleton("export.running", () => ({ count: 0 })).get();

export const MEDIA_TYPES: Readonly<Record<TableFormat, `${string}/${string}`>> = {
  jsonl: "application/x-ndjson",
  csv: "text/csv",
  parquet: "application/vnd.apache.parquet",
};

interface Wanted extends ExportOptions {
  what: TableExport;
  format: TableFormat;
}

/** Counts as running from the first byte that is asked for to the last, or to when nobody wants more. */
async function* produce({ what, format, ...options }: Wanted): AsyncGenerator<Uint8Array> {
  running.count++;
  try {
    const pool = getPool("work");
    yield* readTable(pool, await buildExport(pool, what, options), format);
  } finally {
    running.count--;
  }
}

/**
 * An export as a stream that reads from the database as fast as it is read itself. Throws AppError when the caller may not,
 * when too many are running, and when the database is away.
 */
export async function openExportStream(wanted: Wanted, actor: Actor): Promise<ReadableStream<Uint8Array>> {
  requireRight(actor, "export:read");
  if (running.count >= MOST_AT_ONCE) throw new RateLimitedError(RETRY_SECONDS);
  const bytes = produce(wanted);
  // What fails before there is a byte is still told by the status.
  const first = await bytes.next();
  return new ReadableStream<Uint8Array>({
    start(controller) {
      if (!first.done) controller.enqueue(first.value);
    },
    async pull(controller) {
      const next = first.done ? first : await bytes.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await bytes.return(undefined);
    },
  });
}
