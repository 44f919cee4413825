import "server-only";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Feed } from "@/lib/platform/db/generated/client";
import { AppError } from "@/lib/platform/errors";
import { openBytes } from "@/lib/platform/files/open-bytes";
import { downloadOutside } from "@/lib/platform/http/fetch-outside";
import { locateFeedFile, parseFeedAddress, trustedHosts } from "./addresses";

const MEGABYTE = 1024 * 1024;
const MAX_BYTES = 512 * MEGABYTE;
/** Once it is unpacked: a small gzip file can become anything. */
const MAX_UNPACKED_BYTES = 2_048 * MEGABYTE;
const TIMEOUT_MS = 10 * 60_000;

/** A feed's content on this machine, and what tells its version. */
export interface FetchedFeed {
  file: string;
  etag: string | null;
  lastModified: string | null;
}

interface FetchOptions {
  /** Fetched even if the server would say that nothing has changed. */
  force: boolean;
  signal?: AbortSignal | undefined;
}

async function refuseTooLarge(file: string): Promise<void> {
  let bytes = 0;
  for await (const chunk of openBytes(file)) {
    bytes += chunk.length;
    if (bytes > MAX_UNPACKED_BYTES) {
      throw new AppError("too_large", `Unpacked it is larger than ${MAX_UNPACKED_BYTES / MEGABYTE} MB.`);
    }
  }
}

/** When a file was changed last and how long it is: what a server says by its headers. */
function versionOf(file: string): string {
  const { mtimeMs, size } = fs.statSync(file);
  return `${mtimeMs}-${size}`;
}

/**
 * Has `work` read a feed as it is now, and takes away what was fetched for that. Returns null when it has not changed since
 * it was imported last. Throws AppError when it cannot be had.
 */
export async function withFeedContent<T>(
  { address, etag, lastModified }: Pick<Feed, "address" | "etag" | "lastModified">,
  { force, signal }: FetchOptions,
  work: (content: FetchedFeed) => Promise<T>,
): Promise<T | null> {
  const url = parseFeedAddress(address);
  if (url.protocol === "file:") {
    const file = locateFeedFile(url);
    const version = versionOf(file);
    if (!force && version === etag) return null;
    await refuseTooLarge(file);
    return work({ file, etag: version, lastModified: null });
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-feed-"));
  try {
    const file = path.join(folder, path.basename(url.pathname).replace(/[^\w.-]/g, "_") || "feed");
    const downloaded = await downloadOutside(url, {
      file,
      maxBytes: MAX_BYTES,
      timeoutMs: TIMEOUT_MS,
      etag: force ? null : etag,
      lastModified: force ? null : lastModified,
      trustedHosts: trustedHosts(),
      ...(signal && { signal }),
    });
    if (downloaded === null) return null;
    await refuseTooLarge(file);
    return await work({ file, etag: downloaded.etag, lastModified: downloaded.lastModified });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
