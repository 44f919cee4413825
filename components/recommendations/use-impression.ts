"use client";

import { type RefObject, useEffect } from "react";
import { whenSeen } from "@/client/core/when-seen";
import { usePermission } from "@/components/consent/use-permission";
import { track } from "@/lib/shop/interactions/track";

/** Lists already reported while this page is open: coming back to one is not a second impression. */
const reported = new Set<string>();

/** Reports a list once `ref` was really seen, by somebody who allows it. */
export function useImpression(ref: RefObject<Element | null>, token: string | null): void {
  const allowed = usePermission()?.analytics ?? false;

  useEffect(() => {
    const element = ref.current;
    if (!allowed || !element || token === null || reported.has(token)) return;
    return whenSeen(element, () => {
      if (reported.has(token)) return;
      reported.add(token);
      track({ kind: "impression", list: token });
    });
  }, [ref, token, allowed]);
}
