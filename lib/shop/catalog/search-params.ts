import { z } from "zod";
import type { SearchParams } from "./listing-schema";

const MAX_QUERY = 200;
/** Search finds 500 products at most. */
const MAX_PAGE = 21;

const one = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

const schema = z.object({
  q: z.preprocess(one, z.string()).catch(""),
  page: z.preprocess(one, z.coerce.number().int().min(1).max(MAX_PAGE)).catch(1),
});

/** The query and page of a search URL. Never fails: what cannot be understood is as if it were not there. */
export function parseSearch(params: SearchParams): { query: string; page: number } {
  const { q, page } = schema.parse(params);
  return { query: q.replaceAll("\u0000", "").trim().slice(0, MAX_QUERY), page };
}
