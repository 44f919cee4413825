"use client";

import { useSyncExternalStore } from "react";
import { readFoundIn } from "./found-in";

const never = () => () => {};

/** The token of the list a product was found in, on an open page; undefined in the HTML of the server. */
export function useFoundIn(product: string): string | undefined {
  return useSyncExternalStore(
    never,
    () => readFoundIn(product),
    () => undefined,
  );
}
