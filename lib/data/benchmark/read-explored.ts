import path from "node:path";
import type { ExploredLog } from "@/lib/recommender/health/explore/exploration";
import type { InteractionOptions } from "@/lib/data/formats/interactions";
import type { BenchmarkFormat } from "./read/dataset";
import { readEvents } from "./read/events";
import { createNames } from "./read/numbering";

/** A file's events as they are, said twice or not, for the exploratory report. Throws AppError for one without any. */
export async function readExplored(
  file: string,
  format: BenchmarkFormat,
  options: InteractionOptions,
  onProgress: (fraction: number) => void,
): Promise<ExploredLog> {
  const names = createNames();
  const { events, account, timed, notes } = await readEvents(file, format, options, names, onProgress);
  const [reason] = account.reasons;
  const rejected = reason
    ? [`${account.rejected} of ${account.rows} rows could not be used (most often: ${reason.reason}).`]
    : [];
  return {
    name: path.basename(file),
    log: events.finish(),
    timed,
    productNames: [...names.products.ids()],
    onSale: null,
    notes: [...notes, ...rejected],
  };
}
