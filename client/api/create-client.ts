import createFetchClient, { type Client, type ClientOptions } from "openapi-fetch";
import type { paths } from "./schema";

export interface AisleClientOptions {
  /** Where the shop is: `https://shop.example`. */
  baseUrl: string;
  /** A key made in `/admin/keys`: a secret one on servers only, a publishable one in browsers. */
  key?: string;
  /** Instead of the runtime's own. */
  fetch?: ClientOptions["fetch"];
}

export type AisleClient = Client<paths>;

/**
 * A client of a shop's API, typed by its contract: `client.GET("/api/search", { params: { query: { q: "lamp" } } })`
 * resolves to `{ data, error, response }`. It rejects only when the shop cannot be reached.
 */
export function createClient({ baseUrl, key, fetch }: AisleClientOptions): AisleClient {
  const headers = key === undefined ? undefined : { authorization: `Bearer ${key}` };
  return createFetchClient<paths>({ baseUrl, headers, fetch });
}
