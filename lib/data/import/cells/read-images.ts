import { z } from "zod";
import { saysNothing } from "@/lib/platform/clean-words";
import type { RowCells } from "./row-cells";

const LONGEST = 2_000;

const TYPES = "(?:jpe?g|jfif|png|gif|webp|avif|svg|bmp|tiff?|heic)";
/** `images/a.jpg`, `../my cap.png`: where a picture is on a server, but not on which. */
const RELATIVE = new RegExp(`^(?![a-z][a-z\\d+.-]*:|//)[^\\\\:<>"|?*]*\\.${TYPES}(?:\\?\\S*)?$`, "i");
/** Blanks behind a picture's name part it from the next. */
const BEHIND_NAME = new RegExp(`(?<=\\.${TYPES})\\s+`, "i");

/** Whether a text is the path of a picture without its server. */
function isRelative(text: string): boolean {
  return !text.startsWith("/") && RELATIVE.test(text);
}

/** A path on the server that `base` names; null where it would lead to another one. */
function resolvePath(path: string, base: string): string | null {
  const written = path.replaceAll("#", "%23");
  if (written.includes("\\") || !URL.canParse(written, base)) return null;
  const url = new URL(written, base);
  return url.origin === new URL(base).origin && url.href.length <= LONGEST ? url.href : null;
}

const unquote = (text: string) => text.replace(/^["'\s]+|["'\s]+$/g, "");

/** An address of our own, or of another server; null for what is neither. With `base` a path is one of that server. */
function readAddress(text: string, base: string | null): string | null {
  const given = unquote(text);
  if (given.length > LONGEST || given === "") return null;
  const isPath = /^\/(?!\/)/.test(given);
  if (base !== null && (isPath || isRelative(given))) return resolvePath(given, base);
  if (isPath) return /[\s\\]/.test(given) ? null : given;
  const whole = given.startsWith("//") ? `https:${given}` : given;
  if (!/^https?:\/\/[^/]/i.test(whole) || !URL.canParse(whole)) return null;
  const url = new URL(whole);
  return url.username === "" && url.hostname.length > 0 && url.href.length <= LONGEST ? url.href : null;
}

/** Commas, bars and semicolons part addresses; they may stand in one as well, so only where another one follows. */
const BETWEEN = /[\s,;|]+(?=(?:https?:)?\/\/|\/\w)/i;
const MARKS = /\s*[,;|\n]\s*/;

function splitAddresses(text: string): string[] {
  const parts = text.split(BETWEEN);
  const isWhole = parts.every((part) => {
    const bare = part.replace(/[\s,;|]+$/, "");
    return readAddress(bare, null) !== null && !/[,;]\s|\|/.test(bare);
  });
  // Relative paths say nothing about where one ends: every mark may be the end.
  return (
    isWhole ? parts : parts.flatMap((part) => part.split(MARKS)).flatMap((part) => part.split(BEHIND_NAME))
  )
    .map((part) => part.replace(/^[\s,;|]+|[\s,;|]+$/g, ""))
    .filter((part) => part !== "");
}

export interface Images {
  /** In their order, each once. */
  addresses: string[];
  /** What is no address. */
  odd: string[];
}

const listSchema = z.array(z.string());

/** A list written as JSON; null for anything else. */
function parseList(text: string): string[] | null {
  if (!text.startsWith("[")) return null;
  try {
    return listSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * The pictures a cell names: one address or several between commas, bars, semicolons or lines, or a list.
 *
 * @param base where paths without a server begin; null: a relative one is no address
 */
export function readImages(
  text: string,
  { list = null, base = null }: { list?: readonly string[] | null; base?: string | null } = {},
): Images {
  const addresses = new Set<string>();
  const odd: string[] = [];
  for (const part of list ?? parseList(text) ?? splitAddresses(text)) {
    const address = readAddress(part, base);
    if (address !== null) addresses.add(address);
    else if (part.trim() !== "") odd.push(part);
  }
  return { addresses: [...addresses], odd };
}

/** The pictures of a cell; what is no address is left out and remarked. */
export function readImagesCell(cells: RowCells, place: number, base: string | null = null): Images {
  const text = cells.text(place);
  if (saysNothing(text)) return { addresses: [], odd: [] };
  const found = readImages(text, { list: cells.list(place), base });
  if (found.odd.length > 0) cells.remark(place, whatIsOdd(found.odd));
  return found;
}

function whatIsOdd(odd: readonly string[]): string {
  return odd.every((part) => isRelative(unquote(part)))
    ? "is a path without its server: left out (--image-base names the server)"
    : "holds what is neither a path nor an http(s) address: left out";
}
