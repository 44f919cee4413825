"use client";

import { AccountIconLink } from "./account-icon-link";
import { useVisit } from "@/components/visit/use-visit";

/** The header's way to the account, on a kept page. */
export function LateAccount() {
  return <AccountIconLink name={useVisit().visit?.account ?? null} />;
}
