import { createHash, timingSafeEqual } from "node:crypto";
import type { ApiRequest } from "./api-request";

/** The token of an `Authorization: Bearer` header, or null. */
export function readBearer({ headers }: Pick<ApiRequest, "headers">): string | null {
  return /^Bearer +([\x21-\x7e]+) *$/i.exec(headers.get("authorization") ?? "")?.[1] ?? null;
}

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Compares two secrets in a time that says nothing about either, their lengths included. */
export function isSameSecret(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}
