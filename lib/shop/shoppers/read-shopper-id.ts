import "server-only";
import { cookies } from "next/headers";
import { isUuid } from "@/lib/platform/ids";
import { isSomebody } from "./external-id";
import { SHOPPER_COOKIE } from "./shopper-cookie";

/** The id in this request's shopper cookie; proxy.ts gives every page visitor one. Null when there is none. */
export async function readShopperId(): Promise<string | null> {
  const value = (await cookies()).get(SHOPPER_COOKIE)?.value ?? "";
  return isUuid(value) && isSomebody(value) ? value.toLowerCase() : null;
}
