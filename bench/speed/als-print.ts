import type { Comparison } from "./als-compare";
import type { GrowthPoint } from "./als-growth";

const MIB = 1024 * 1024;

/** One table per matrix and number of factors, with how many times faster ours is; or one record a line. */
export function printComparison(found: readonly Comparison[], asJson: boolean): void {
  const [ours] = found;
  if (ours === undefined) return;
  if (asJson) {
    for (const record of found) console.log(JSON.stringify({ suite: "speed", ...record }));
    return;
  }
  console.log(`\n${ours.matrix}, ${ours.factors} factors`);
  console.log("engine        s/iteration  (quartiles)        MiB  loss             aisle is faster");
  for (const { engine, secondsPerIteration, quartiles, peakBytes, loss } of found) {
    const ratio = engine === "aisle" ? "" : `${(secondsPerIteration / ours.secondsPerIteration).toFixed(2)}×`;
    const cells = [
      engine.padEnd(12),
      secondsPerIteration.toFixed(4).padStart(12),
      `(${quartiles.map((value) => value.toFixed(4)).join("–")})`.padStart(17),
      (peakBytes / MIB).toFixed(0).padStart(6),
      loss.toFixed(0).padEnd(16),
      ratio,
    ];
    console.log(cells.join("  ").trimEnd());
  }
  for (const { engine, libraries } of found) if (libraries) console.log(`${engine} ran with ${libraries}`);
}

/** One line per measurement. */
export function printGrowth(point: GrowthPoint, asJson: boolean): void {
  if (asJson) {
    console.log(JSON.stringify({ suite: "speed-growth", ...point }));
    return;
  }
  const { grows, rows, columns, entries, factors, secondsPerIteration, peakBytes } = point;
  const size = `${rows} × ${columns}, ${entries} entries, ${factors} factors`;
  console.log(
    `${grows.padEnd(8)} ${size.padEnd(48)} ${secondsPerIteration.toFixed(4)} s  ${(peakBytes / MIB).toFixed(0)} MiB`,
  );
}
