import http from "node:http";
import { RENDERING_HEADER, renderingHeader } from "@/lib/platform/http/own-rendering";
import { languageCookieName } from "@/lib/shop/settings/current-language";
import type { Rendered } from "./kept-page";
import type { PageAddress } from "./page-address";

/** Where this process listens. */
export interface OwnAddress {
  host: string;
  port: number;
}

/** A page that takes longer is not worth keeping. */
const TIMEOUT_MS = 20_000;

/** The framework puts all that is said of a page into its head where a reader of heads asks for it; it knows them by such names. */
const USER_AGENT = "Aisle (compatible; Google-PageRenderer)";

/** Asks this process's own listener for a page, as a visitor without cookies in this language. */
export function renderPage(own: OwnAddress, { path, language, audience }: PageAddress): Promise<Rendered> {
  const headers = {
    [RENDERING_HEADER]: renderingHeader({ audience, path }),
    "accept-language": language,
    cookie: `${languageCookieName()}=${language}`,
    "user-agent": USER_AGENT,
    accept: "text/html",
  };
  return new Promise((resolve, reject) => {
    const request = http.get({ ...own, path, headers, timeout: TIMEOUT_MS }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const given = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
        resolve({
          status: response.statusCode ?? 500,
          headers: Object.fromEntries(given) as Record<string, string>,
          html: Buffer.concat(chunks).toString(),
        });
      });
    });
    request.on("timeout", () => request.destroy(new Error("It took too long.")));
    request.on("error", reject);
  });
}
