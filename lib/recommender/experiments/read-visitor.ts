import "server-only";
import { headers } from "next/headers";
import { readShopperId } from "@/lib/shop/shoppers/browser-cookie";
import { type Viewing, viewingOf } from "./viewing";

/** Whom this page is for, and how they look at it. */
export async function readVisitor(): Promise<Viewing & { shopperId: string | null }> {
  return { ...viewingOf(await headers()), shopperId: await readShopperId() };
}
