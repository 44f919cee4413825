"use client";

import type { Consent } from "@/lib/shop/shoppers/consent";

/** What this page's visitor allows; null until the page has said so. Browser only. */
let permission: Consent | null = null;
const listeners = new Set<() => void>();

export const getPermission = (): Consent | null => permission;

/** Calls `listener` after every change; returns how to stop that. */
export function onPermission(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The page says what its visitor allows: at the start, and when they choose. */
export function permit(next: Consent): void {
  if (permission?.personalisation === next.personalisation && permission.analytics === next.analytics) return;
  permission = next;
  for (const listener of listeners) listener();
}
