import fs from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { toOwnBytes } from "@/lib/platform/own-bytes";
import { untilOthersAreReady } from "./send-together";

/**
 * The files that pages are made of: scripts, styles, fonts. Their names say what is in them, so that a browser asks once. The
 * framework would compress them anew, and less, for everybody who comes.
 */

const compress = promisify(brotliCompress);
/** Once for each file: it takes some tenths of a second for the largest. */
const QUALITY = 10;
const CACHE_CONTROL = "public, max-age=31536000, immutable";

const TYPES: Readonly<Record<string, string>> = {
  ".js": "application/javascript; charset=UTF-8",
  ".css": "text/css; charset=UTF-8",
  ".json": "application/json; charset=UTF-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
/** What is compressed already. */
const DENSE = new Set([".woff2"]);

interface StaticFile {
  file: string;
  type: string;
  isDense: boolean;
  /** Its bytes as they are sent to whoever understands Brotli; null: nobody has asked for it yet. */
  bytes: Promise<Buffer> | null;
}

function listFiles(root: string): string[] {
  if (!fs.existsSync(root)) return [];
  return fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

const acceptsBrotli = ({ headers }: IncomingMessage) =>
  /\bbr\b/.test(String(headers["accept-encoding"] ?? ""));

export class StaticFiles {
  /** By address: what is not in it is none of these files, however an address is written. */
  readonly #files = new Map<string, StaticFile>();

  /**
   * @param root the folder, as it is now
   * @param address where it stands in addresses: `/_next/static`
   */
  constructor(root: string, address: string) {
    for (const file of listFiles(root)) {
      const extension = path.extname(file);
      const type = TYPES[extension];
      if (type === undefined) continue;
      const name = path.relative(root, file).split(path.sep).map(encodeURIComponent).join("/");
      this.#files.set(`${address}/${name}`, { file, type, isDense: DENSE.has(extension), bytes: null });
    }
  }

  /** Answers a request for one of the files from memory; false: it is for none, or for one in another form. */
  serve(request: IncomingMessage, response: ServerResponse): boolean {
    const { method, url = "" } = request;
    if (method !== "GET" && method !== "HEAD") return false;
    const end = url.indexOf("?");
    const found = this.#files.get(end < 0 ? url : url.slice(0, end));
    if (!found || (!found.isDense && !acceptsBrotli(request)) || request.headers.range !== undefined)
      return false;
    this.#send(found, request, response).catch(() => response.destroy());
    return true;
  }

  async #send(file: StaticFile, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await (file.bytes ??= this.#read(file));
    const headers = ["content-type", file.type, "cache-control", CACHE_CONTROL, "vary", "Accept-Encoding"];
    if (!file.isDense) headers.push("content-encoding", "br");
    headers.push("content-length", String(bytes.length), "x-content-type-options", "nosniff");
    await untilOthersAreReady();
    response.writeHead(200, headers).end(request.method === "HEAD" ? null : bytes);
  }

  async #read(file: StaticFile): Promise<Buffer> {
    try {
      const raw = await fs.promises.readFile(file.file);
      if (file.isDense) return raw;
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
      };
      return toOwnBytes(await compress(raw, { params }));
    } catch (error) {
      // It may be there the next time.
      file.bytes = null;
      throw error;
    }
  }
}
