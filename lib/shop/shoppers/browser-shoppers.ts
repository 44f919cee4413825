import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { type Allowance, assertLeft, consume } from "@/lib/platform/http/rate-limit";
import { isUuid } from "@/lib/platform/ids";
import { BROWSER_PREFIX, readShopperReference } from "./external-id";
import { ensureReferences, findReference } from "./external-shoppers";
import { NOBODY } from "./placeholder";

/**
 * Browsers of other shops, by the id their page has made up for them. These ids are a world of their own: what a browser
 * says it is called never means a shopper of this shop, nor one whom a server knows by that name.
 */
const nameOf = (anonymous: string) => `${BROWSER_PREFIX}${anonymous.normalize("NFC").trim()}`;

const OTHERS_SQL = `select id::text as name from shoppers where id = any($1::uuid[])
  union select external_id from shoppers where external_id = any($2::text[])
  union select given.id::text from unnest($1::uuid[]) given (id)
   where exists (select from interactions where shopper_id = given.id)`;

/** Those of these names that are shoppers known otherwise than by their browser. */
async function findOthers(names: readonly string[]): Promise<ReadonlySet<string>> {
  const clean = names.map((name) => name.normalize("NFC").trim());
  const ids = clean.filter(isUuid).map((id) => id.toLowerCase());
  const external = clean.filter((name) => !name.includes("\u0000"));
  const { rows } = await getPool().query<{ name: string }>(OTHERS_SQL, [ids, external]);
  const found = new Set(rows.map(({ name }) => name));
  return new Set(
    names.filter((_, i) => found.has(clean[i] ?? "") || found.has(clean[i]?.toLowerCase() ?? "")),
  );
}

/**
 * Names of others that are named from an address: a page makes that mistake seldom, and whoever wants to know who exists
 * makes it all the time. Once it is used up, no name at all is answered there for a while.
 */
const OTHERS_NAMED: Allowance = { name: "others-named", points: 100, seconds: 600 };

/**
 * The shoppers behind what browsers call themselves, made where they are new; NOBODY for placeholders. null: that is somebody
 * else, for whom no browser speaks. Throws AppError rate_limited.
 *
 * @param address they are named from
 */
export async function ensureBrowsers(
  names: readonly string[],
  address: string,
): Promise<Map<string, string | null>> {
  await assertLeft(OTHERS_NAMED, address);
  const others = await findOthers(names);
  if (others.size > 0) await consume(OTHERS_NAMED, address, others.size);
  const own = names.filter((name) => !others.has(name) && readShopperReference(name).type !== "nobody");
  const ids = await ensureReferences(own.map(nameOf));
  return new Map(
    names.map((name) => [name, others.has(name) ? null : (ids.get(nameOf(name)) ?? NOBODY)] as const),
  );
}

/**
 * The shopper behind what a browser calls itself; null while there is none. Throws AppError forbidden for somebody else, and
 * rate_limited.
 *
 * @param address it is named from
 */
export async function findBrowser(name: string, address: string): Promise<string | null> {
  if (readShopperReference(name).type === "nobody") return null;
  await assertLeft(OTHERS_NAMED, address);
  if ((await findOthers([name])).has(name)) {
    await consume(OTHERS_NAMED, address);
    throw new AppError(
      "forbidden",
      "A publishable key speaks for the browser it is in, and for nobody else.",
    );
  }
  return findReference(nameOf(name));
}
