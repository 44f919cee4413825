import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { randomId } from "@/lib/platform/ids";
import { createSingleton } from "@/lib/platform/singleton";
import { isSameSecret } from "./bearer";

/**
 * Pages that are the same for everybody are made once and kept: this process asks itself for them, as a visitor without a cookie.
 * What is rendered then is to hold nothing of anybody; the browser asks for what is personal afterwards.
 */

/** The header by which this process knows such a request of its own. */
export const RENDERING_HEADER = "x-aisle-rendering";

/**
 * Whom a kept page is for. A stranger's browser holds nothing of this shop: nothing can be personal. Of somebody known it holds
 * a shopper or a session, of which the page has to ask.
 */
export const AUDIENCES = ["stranger", "known"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Nobody outside this process knows it. */
const proof = createSingleton("http.own-rendering", () => ({ secret: randomId() })).get;

/** A page that is to be kept, while it is being made. */
export interface Rendering {
  audience: Audience;
  path: string;
}

/** The header's value. */
export function renderingHeader({ audience, path }: Rendering): string {
  return `${proof().secret} ${audience} ${path}`;
}

/** What a request of this process to itself is to be made; null: the request is somebody else's. */
export function readRendering(header: string | null | undefined): Rendering | null {
  if (header === null || header === undefined) return null;
  const [secret = "", audience, path = "/"] = header.split(" ");
  const known = AUDIENCES.find((one) => one === audience);
  return known && isSameSecret(secret, proof().secret) ? { audience: known, path } : null;
}

/** The same of the request that is being answered by a page. */
export const getRendering = cache(async (): Promise<Rendering | null> =>
  readRendering((await headers()).get(RENDERING_HEADER)),
);

/** Whether the page that is being made is one of many: kept for everybody who is known, of whom it asks once it is shown. */
export const isForMany = async (): Promise<boolean> => (await getRendering())?.audience === "known";
