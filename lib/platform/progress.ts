/** Hears how far something has come, from 0 to 1, and what is being done. */
export type OnProgress = (fraction: number, stage: string) => void;

/** Progress of a part as progress of the whole, where the part is what lies between `from` and `to`. */
export function progressWithin(onProgress: OnProgress, from: number, to: number): OnProgress {
  return (fraction, stage) => onProgress(from + (to - from) * fraction, stage);
}
