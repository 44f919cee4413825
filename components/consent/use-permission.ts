"use client";

import { useSyncExternalStore } from "react";
import { getPermission, onPermission } from "@/lib/shop/interactions/permission";
import type { Consent } from "@/lib/shop/shoppers/consent";

/** What this page's visitor allows; null until that is known, on the server too. */
export function usePermission(): Consent | null {
  return useSyncExternalStore(onPermission, getPermission, () => null);
}
