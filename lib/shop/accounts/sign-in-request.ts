import "server-only";
import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/parse-input";
import { toSafePath } from "@/lib/shop/auth/callback-url";

/** What next-auth takes for a fault of the shop's, though it is the client's. */

const NOWHERE = "";

/** A path of this site, or an address of it. */
function isOfThisSite(wanted: string, site: string): boolean {
  const url = URL.canParse(wanted) ? new URL(wanted) : null;
  if (url) return url.origin === site;
  return toSafePath(wanted, NOWHERE) !== NOWHERE;
}

function schemaFor(site: string) {
  const callbackUrl = z
    .string()
    .refine((wanted) => isOfThisSite(wanted, site), "must be a path of this site")
    .optional();
  return z.looseObject({ callbackUrl, csrfToken: z.string().optional() });
}

async function readBody(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  const text = await request.clone().text();
  if (type.includes("application/json")) {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new AppError("invalid", "The body is not valid JSON.", { cause: error });
    }
  }
  return type.includes("application/x-www-form-urlencoded")
    ? Object.fromEntries(new URLSearchParams(text))
    : {};
}

/**
 * Refuses what next-auth would answer 500 to: a body that is none, and a `callbackUrl` that leads away. Throws AppError
 * invalid.
 *
 * @param site origin of the shop
 */
export async function checkSignInRequest(request: Request, site: string): Promise<void> {
  const schema = schemaFor(site);
  parseInput(schema, Object.fromEntries(new URL(request.url).searchParams));
  if (request.method === "POST") parseInput(schema, await readBody(request));
}

/** Where next-auth keeps where to go on to; it takes a cookie that somebody else has written for a fault of the shop's. */
const CALLBACK_COOKIES = [
  "next-auth.callback-url",
  "__Secure-next-auth.callback-url",
  "__Host-next-auth.callback-url",
];

/** Those of these cookies that hold what next-auth has not written, by name. */
export function findForeignCookies(
  cookies: readonly { name: string; value: string }[],
  site: string,
): string[] {
  return cookies
    .filter(({ name, value }) => CALLBACK_COOKIES.includes(name) && !isOfThisSite(value, site))
    .map(({ name }) => name);
}
