import { createClient } from "@/client/api/create-client";
import type { components } from "@/client/api/schema";

/** The shop's API, for its own pages. Browser only. */
export const api = createClient({ baseUrl: "" });

interface Answered<T> {
  data?: T;
  error?: components["schemas"]["Problem"];
  response: Response;
}

/** What the shop answered with. Throws what it refused with, for React Query. */
export function dataOf<T>({ data, error, response }: Answered<T>): T {
  if (data !== undefined) return data;
  throw new Error(`${new URL(response.url).pathname} answered ${response.status}: ${error?.title ?? ""}`);
}
