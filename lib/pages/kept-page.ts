import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants } from "node:zlib";
import { decodePart } from "@/lib/platform/http/decode-part";
import { toOwnBytes } from "@/lib/platform/own-bytes";
import { shortenScript } from "./shorter-scripts";

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** Good enough for a page that may be asked for but once. */
const QUALITY = 6;
/** For a page that is asked for again: a tenth less, for fifty times the work. */
const BEST_QUALITY = constants.BROTLI_MAX_QUALITY;

/** Every browser asks whether what it has still holds, and may go back to it without asking. */
const CACHE_CONTROL = "private, no-cache";
const VARY = "Accept-Encoding, Accept-Language, Cookie";

/** A page as it is kept: bytes that are the same for everybody. */
export interface KeptPage {
  /** All but what belongs to one answer: names and values by turns, as Node writes them fastest. */
  headers: readonly string[];
  etag: string;
  /** The HTML by Brotli. */
  compressed: Buffer;
  /** The slugs of the products it speaks of. */
  slugs: ReadonlySet<string>;
}

/** What the framework has rendered. */
export interface Rendered {
  status: number;
  headers: Readonly<Record<string, string>>;
  html: string;
}

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g;
const DATA_TYPE = /\stype="application\/(?:ld\+)?json"/;
const NONCE_SOURCE = /'nonce-([^']+)'/;
const PRODUCT_LINK = /\/products\/([^/?#"'\\&<>\s]+)/g;

/** What one answer says of itself, or the connection does. */
const OF_ONE_ANSWER = new Set([
  "cache-control",
  "connection",
  "content-encoding",
  "content-length",
  "content-security-policy",
  "cross-origin-resource-policy",
  "date",
  "etag",
  "keep-alive",
  "set-cookie",
  "strict-transport-security",
  "transfer-encoding",
  "vary",
  "x-request-id",
]);

/**
 * The policy of a kept page: in place of a nonce, which would be the same for everybody, it names the scripts that were rendered
 * with it, by their hashes. A script that came into the page with somebody's text has neither.
 */
function policyOf(policy: string, nonce: string, scripts: readonly string[]): string {
  const hashes = scripts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  return policy.replace(`'nonce-${nonce}' 'strict-dynamic'`, [...new Set(hashes)].join(" "));
}

/**
 * The page without its nonce, and the inline scripts that carried it, as short as they can be. What somebody's text brought into
 * the page is left as it is.
 */
function withoutNonce(nonce: string, html: string): { text: string; scripts: string[] } {
  const scripts: string[] = [];
  const shortened = html.replace(INLINE_SCRIPT, (whole, attributes: string, text: string) => {
    if (!attributes.includes(`nonce="${nonce}"`) || DATA_TYPE.test(attributes)) return whole;
    const script = shortenScript(text.replaceAll(nonce, ""));
    scripts.push(script);
    return `<script${attributes}>${script}</script>`;
  });
  return { text: shortened.replaceAll(` nonce="${nonce}"`, "").replaceAll(nonce, ""), scripts };
}

async function compressWell(html: string | Buffer, quality: number): Promise<Buffer> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: html.length,
  };
  return toOwnBytes(await compress(html, { params }));
}

/** The same page in as few bytes as can be; takes some 80 ms of another thread. */
export async function squeeze(page: KeptPage): Promise<KeptPage> {
  return { ...page, compressed: await compressWell(await htmlOf(page), BEST_QUALITY) };
}

/** Makes of a rendered page what is kept. Throws where its policy has no nonce: then nothing tells its scripts from others. */
export async function toKeptPage({ headers, html }: Rendered): Promise<KeptPage> {
  const policy = headers["content-security-policy"] ?? "";
  const nonce = NONCE_SOURCE.exec(policy)?.[1];
  if (nonce === undefined) throw new Error("A page without a nonce cannot be kept.");
  const { text, scripts } = withoutNonce(nonce, html);
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  const own = Object.entries(headers)
    .filter(([name]) => !OF_ONE_ANSWER.has(name))
    .map(([name, value]): [string, string] => [name, value.replaceAll(`; nonce="${nonce}"`, "")]);
  const ofPage: [string, string][] = [
    ["content-security-policy", policyOf(policy, nonce, scripts)],
    ["cache-control", CACHE_CONTROL],
    ["vary", VARY],
    ["etag", etag],
  ];
  return {
    headers: [...own, ...ofPage].flat(),
    etag,
    compressed: await compressWell(text, QUALITY),
    slugs: new Set([...text.matchAll(PRODUCT_LINK)].map(([, slug = ""]) => decodePart(slug))),
  };
}

/** The HTML, for whoever does not understand Brotli. */
export async function htmlOf({ compressed }: KeptPage): Promise<Buffer> {
  return toOwnBytes(await decompress(compressed));
}
