"use client";

import { useLinkStatus } from "next/link";

/**
 * Inside a link: a line along the top of the window while the page behind the link is on its way. It only appears when
 * that takes a moment.
 */
export function LinkPending() {
  const { pending } = useLinkStatus();
  return pending ? <span className="pending-line" aria-hidden="true" /> : null;
}
