import { performance } from "node:perf_hooks";
import type { OnProgress } from "@/lib/platform/progress";

const BAR = 24;
const REDRAW_MS = 100;
/** Where nothing can be drawn over, a line says how far it is now and then. */
const LINE_MS = 10_000;

function drawBar(fraction: number): string {
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * BAR);
  return `${"█".repeat(full)}${"░".repeat(BAR - full)}`;
}

/**
 * Runs one long step and shows it on standard error: a bar that moves on a terminal; elsewhere a line at its beginning and
 * its end, and one every ten seconds. Errors pass through.
 *
 * @param isBrief neither the line at the beginning nor the one at the end
 */
export async function runStep<T>(
  title: string,
  work: (onProgress: OnProgress) => Promise<T>,
  { isBrief = false }: { readonly isBrief?: boolean } = {},
): Promise<T> {
  const out = process.stderr;
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  let fraction = 0;
  let detail = "";
  const draw = () => {
    const bar = fraction > 0 ? ` ${drawBar(fraction)} ${Math.floor(fraction * 100)} %` : " …";
    out.write(`\r\u001b[2K  ${title}${bar} ${seconds()} s${detail ? `  ${detail}` : ""}`);
  };
  const tell = () => {
    const done = `${Math.floor(fraction * 100)} %, ${seconds()} s`;
    out.write(`  ${title}: ${done}${detail ? `, ${detail}` : ""}\n`);
  };
  const canDraw = out.isTTY && !isBrief;
  if (!out.isTTY && !isBrief) out.write(`  ${title} …\n`);
  const timer = canDraw ? setInterval(draw, REDRAW_MS) : setInterval(tell, LINE_MS);
  try {
    const result = await work((newFraction, stage) => {
      fraction = newFraction;
      detail = stage;
    });
    if (!isBrief) out.write(`${canDraw ? "\r\u001b[2K" : ""}  ${title}: ${seconds()} s\n`);
    return result;
  } catch (error) {
    if (canDraw) out.write("\n");
    throw error;
  } finally {
    clearInterval(timer);
  }
}
