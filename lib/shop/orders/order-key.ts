import "server-only";
import { hmacSha256 } from "@/lib/platform/hmac";
import { isSameSecret } from "@/lib/platform/http/bearer";
import { siteAddress } from "@/lib/platform/http/site";
import { acceptedSecrets, currentSecret } from "@/lib/platform/shop-secrets";

/** What an order is known by to whoever has its letter, or knows its number and its e-mail address. */
interface NamedOrder {
  number: number;
  email: string;
}

const keyBy = (secret: string, { number, email }: NamedOrder) =>
  hmacSha256(secret, Buffer.from(`order ${number} ${email}`)).toString("base64url");

/** Opens one order, to be looked at and to be cancelled or sent back, without the browser it was placed from. */
export const orderKey = (order: NamedOrder): string => keyBy(currentSecret("AISLE_LIST_SECRET"), order);

export const isOrderKey = (order: NamedOrder, key: string): boolean =>
  acceptedSecrets("AISLE_LIST_SECRET").some((secret) => isSameSecret(keyBy(secret, order), key));

/** The page of an order as its letter names it. */
export const orderPath = (order: NamedOrder): string => `/orders/${order.number}?key=${orderKey(order)}`;
export const orderAddress = (order: NamedOrder): string => siteAddress(orderPath(order));
