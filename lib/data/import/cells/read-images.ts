import { z } from "zod";

const LONGEST = 2_000;

/** An address of our own, or of another server; null for what is neither. */
function readAddress(text: string): string | null {
  const given = text.replace(/^["'\s]+|["'\s]+$/g, "");
  if (given.length > LONGEST || given === "") return null;
  if (/^\/(?!\/)/.test(given)) return /[\s\\]/.test(given) ? null : given;
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
    return readAddress(bare) !== null && !/[,;]\s|\|/.test(bare);
  });
  // Relative paths say nothing about where one ends: every mark may be the end.
  return (isWhole ? parts : parts.flatMap((part) => part.split(MARKS)))
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

/** The pictures a cell names: one address or several between commas, bars, semicolons or lines, or a list. */
export function readImages(text: string, list: readonly string[] | null = null): Images {
  const addresses = new Set<string>();
  const odd: string[] = [];
  for (const part of list ?? parseList(text) ?? splitAddresses(text)) {
    const address = readAddress(part);
    if (address !== null) addresses.add(address);
    else if (part.trim() !== "") odd.push(part);
  }
  return { addresses: [...addresses], odd };
}
