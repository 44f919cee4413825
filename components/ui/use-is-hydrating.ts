"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * True on the server, and while a part of the page takes over what the server made of it. A part may do so long after the
 * others, and what has changed since must wait until it has: React throws away what is not as the server made it.
 */
export function useIsHydrating(): boolean {
  return useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
}
