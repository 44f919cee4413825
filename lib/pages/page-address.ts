import type { IncomingMessage } from "node:http";
import { readCookie } from "@/lib/platform/http/cookies";
import type { Audience } from "@/lib/platform/http/own-rendering";
import { variantCookieName } from "@/lib/recommender/experiments/viewing";
import { getSessionCookie } from "@/lib/shop/auth/session";
import { languageCookieName } from "@/lib/shop/settings/current-language";
import { currentSettings } from "@/lib/shop/settings/current-settings";
import { languagesOf } from "@/lib/shop/settings/language-names";
import { chooseLanguage } from "@/lib/shop/settings/languages";
import { parseShopperCookie } from "@/lib/shop/shoppers/shopper-cookie";

/** Which of the kept pages is meant: one for each address, language and audience. */
export interface PageAddress {
  path: string;
  language: string;
  audience: Audience;
}

export const keyOf = ({ path, language, audience }: PageAddress) => `${audience} ${language} ${path}`;

const LONGEST_PATH = 300;
const KEPT_PATH = /^\/(?:$|category\/[^?#]+$|products\/[^/?#]+$)/;

/** Whether the path is written the one way that links write it: there are countless others. */
function isPlainlyWritten(path: string): boolean {
  try {
    const plain = path.split("/").map((part) => encodeURIComponent(decodeURIComponent(part)));
    return plain.join("/") === path && (path === "/" || !`${path}/`.includes("//"));
  } catch {
    return false;
  }
}

/** By what the framework asks for the parts of a page that an open tab does not have. */
const OF_OPEN_TABS = ["rsc", "next-router-state-tree", "next-action"] as const;

function audienceOf(cookies: string): Audience {
  if (cookies === "") return "stranger";
  const isKnown =
    parseShopperCookie(cookies) !== null || readCookie(cookies, getSessionCookie().name) !== undefined;
  return isKnown ? "known" : "stranger";
}

/** Which kept page a request asks for; null: what it asks for is not kept. */
export function readPageAddress({ method, url = "", headers }: IncomingMessage): PageAddress | null {
  if (method !== "GET" && method !== "HEAD") return null;
  if (url.length > LONGEST_PATH || !KEPT_PATH.test(url) || !isPlainlyWritten(url)) return null;
  if (OF_OPEN_TABS.some((name) => headers[name] !== undefined)) return null;
  const cookies = headers.cookie ?? "";
  // Whoever looks at a variant of an experiment sees it as it is rendered.
  if (readCookie(cookies, variantCookieName()) !== undefined) return null;
  const settings = currentSettings();
  const language =
    languagesOf(settings).length === 1
      ? settings.language
      : chooseLanguage(
          settings,
          readCookie(cookies, languageCookieName()),
          headers["accept-language"] ?? null,
        );
  return { path: url, language, audience: audienceOf(cookies) };
}
