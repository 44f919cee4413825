import { AppError } from "@/lib/platform/errors";

/** How large a made-up shop is, and which one. The same options make the same shop, bit for bit. */
export interface GenerateOptions {
  /** Shoppers that appear; each has at least one interaction. */
  shoppers: number;
  products: number;
  /** Interactions in all, exactly. */
  interactions: number;
  /** Length of the history in days. */
  days: number;
  seed: number;
  /** The moment the history ends before: milliseconds since the epoch. */
  until: number;
}

export const DAY_MS = 86_400_000;

const LIMITS = {
  // Groups of products are numbered in 16 bits and shoppers drawn with 32 bits of chance.
  shoppers: [1, 50_000_000],
  products: [1, 2_000_000],
  interactions: [1, 2_000_000_000],
  days: [1, 3_650],
  seed: [0, 0xffff_ffff],
} as const;

/** Throws AppError invalid, naming the number that is out of range and its range. */
export function checkGenerateOptions(options: GenerateOptions): void {
  for (const name of ["shoppers", "products", "interactions", "days", "seed"] as const) {
    const [low, high] = LIMITS[name];
    const value = options[name];
    if (!Number.isInteger(value) || value < low || value > high) {
      throw new AppError(
        "invalid",
        `"${name}" must be a whole number from ${low} to ${high}; found ${value}.`,
      );
    }
  }
  if (!Number.isFinite(options.until) || options.until < options.days * DAY_MS) {
    throw new AppError("invalid", `A history cannot end at ${options.until} and last ${options.days} days.`);
  }
  if (options.interactions < options.shoppers) {
    const { interactions, shoppers } = options;
    throw new AppError(
      "invalid",
      `${interactions} interactions are too few for ${shoppers} shoppers: everybody does at least one thing.`,
    );
  }
}

/** Milliseconds since the epoch the history begins at. */
export function startOf({ until, days }: GenerateOptions): number {
  return until - days * DAY_MS;
}
