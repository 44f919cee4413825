"use client";

import { useEffect } from "react";
import { permit } from "@/lib/shop/interactions/permission";
import type { Consent } from "@/lib/shop/shoppers/consent";

/** Tells the open page what its visitor allows. */
export function Permission({ personalisation, analytics }: Consent) {
  useEffect(() => permit({ personalisation, analytics }), [personalisation, analytics]);
  return null;
}
