import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { getLauncherEnv } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { checkOutside } from "@/lib/platform/http/fetch-outside";

/** The folder in which feeds that are files have to lie. */
export function feedFolder(): string {
  const { AISLE_FEED_FOLDER, AISLE_DATA } = getLauncherEnv();
  return path.resolve(AISLE_FEED_FOLDER ?? path.join(AISLE_DATA, "feeds"));
}

/** Hosts that feeds may be fetched from though they are in a private network. */
export function trustedHosts(): readonly string[] {
  return getLauncherEnv().AISLE_FEED_HOSTS ?? [];
}

const isWithin = (file: string, folder: string) => {
  const relative = path.relative(folder, file);
  return relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
};

/** The address of a feed. Throws AppError when it is none, or one that may not be read. */
export function parseFeedAddress(text: string): URL {
  const refuse = (message: string) =>
    new AppError("invalid", message, { fields: [{ path: "address", message }] });
  if (!URL.canParse(text)) throw refuse("The address must begin with https:// or file://.");
  const url = new URL(text);
  if (url.protocol !== "file:") {
    try {
      checkOutside(url, trustedHosts());
    } catch (error) {
      throw error instanceof AppError ? refuse(error.message) : error;
    }
    return url;
  }
  if (url.host !== "" || !isWithin(fileURLToPath(url), feedFolder())) {
    throw refuse(`A feed that is a file has to lie in ${feedFolder()} (AISLE_FEED_FOLDER).`);
  }
  return url;
}

/** The file of a feed as it is now, links followed. Throws AppError when it is not there, or is a link to elsewhere. */
export function locateFeedFile(url: URL): string {
  const file = fileURLToPath(url);
  if (!fs.existsSync(file)) throw new AppError("not_found", `There is no file ${file}.`);
  const real = fs.realpathSync(file);
  if (!isWithin(real, fs.realpathSync(feedFolder()))) {
    throw new AppError("forbidden", `${file} is a link out of the folder of feeds.`);
  }
  return real;
}

/** An address as it may be shown. */
export function hidePassword(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  if (url.password !== "") url.password = "***";
  return url.href;
}
