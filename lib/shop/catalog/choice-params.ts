import { z } from "zod";
import { parsePublicProductId } from "@/lib/platform/ids";
import type { SearchParams } from "./listing-schema";

const MOST_PICTURES = 100;

const one = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

const schema = z.object({
  variant: z.preprocess(one, z.string().min(1).max(255).optional()).catch(undefined),
  picture: z.preprocess(one, z.coerce.number().int().min(1).max(MOST_PICTURES)).nullable().catch(null),
});

/** More than a set has. */
const MOST_MISSING = 10;

/** Products that an address names as missing, by number. Never fails. */
export function parseMissing({ missing }: SearchParams): number[] {
  const named = typeof missing === "string" ? missing.split(",", MOST_MISSING) : [];
  return named.flatMap((id) => parsePublicProductId(id) ?? []);
}

/** What the address of a product says was chosen. Never fails: what cannot be understood is as if it were not there. */
export function parseChoice(params: SearchParams): { variant: string | undefined; picture: number | null } {
  const { variant, picture } = schema.parse({ variant: params.variant, picture: params.picture });
  return { variant, picture };
}
