import { z } from "zod";
import type { SearchParams } from "./listing-schema";

const MAX_QUERY = 200;

const one = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

const schema = z.object({ q: z.preprocess(one, z.string()).catch("") });

/** The query of a search URL. Never fails: what cannot be understood is as if it were not there. */
export function parseSearch(params: SearchParams): { query: string } {
  const { q } = schema.parse(params);
  return { query: q.replaceAll("\u0000", "").trim().slice(0, MAX_QUERY) };
}
