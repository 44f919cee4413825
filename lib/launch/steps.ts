import { performance } from "node:perf_hooks";
import type { OnProgress } from "@/lib/platform/progress";

const BAR = 24;
const REDRAW_MS = 100;

function drawBar(fraction: number): string {
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * BAR);
  return `${"█".repeat(full)}${"░".repeat(BAR - full)}`;
}

/**
 * Runs one long step and shows it: a bar that moves on a terminal, a line at its beginning and its end elsewhere.
 * Errors pass through.
 */
export async function runStep<T>(title: string, work: (onProgress: OnProgress) => Promise<T>): Promise<T> {
  const out = process.stderr;
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  let fraction = 0;
  let detail = "";
  const draw = () => {
    const bar = fraction > 0 ? ` ${drawBar(fraction)} ${Math.floor(fraction * 100)} %` : " …";
    out.write(`\r\u001b[2K  ${title}${bar} ${seconds()} s${detail ? `  ${detail}` : ""}`);
  };
  if (!out.isTTY) out.write(`  ${title} …\n`);
  const timer = out.isTTY ? setInterval(draw, REDRAW_MS) : undefined;
  try {
    const result = await work((newFraction, stage) => {
      fraction = newFraction;
      detail = stage;
    });
    out.write(`${out.isTTY ? "\r\u001b[2K" : ""}  ${title}: ${seconds()} s\n`);
    return result;
  } catch (error) {
    if (out.isTTY) out.write("\n");
    throw error;
  } finally {
    clearInterval(timer);
  }
}
