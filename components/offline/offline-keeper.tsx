"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { usePermission } from "@/components/consent/use-permission";
import { useWords } from "@/components/ui/locale";
import { RAILS_KEY } from "@/lib/recommender/serving/query-options";
import { cartOptions } from "@/lib/shop/cart/query-options";
import { readUnsent } from "@/lib/shop/cart/unsent";
import { offlineNoteWords } from "@/lib/words/offline-note";

function onNetwork(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

/**
 * Says when there is no network, and sends what was done without once there is one. Has the browser of a visitor who allows the shop to
 * remember what they look at keep it for then, once the page is loaded.
 *
 * @param keeps false: the shop wants nothing kept
 */
export function OfflineKeeper({ keeps }: { keeps: boolean }) {
  const client = useQueryClient();
  const [refusals, setRefusals] = useState<string[] | null>(null);
  const { say } = useWords(offlineNoteWords);
  const isOnline = useSyncExternalStore(
    onNetwork,
    () => navigator.onLine,
    () => true,
  );
  const allowed = usePermission()?.personalisation;

  useEffect(() => {
    if (!keeps || allowed === undefined || !("serviceWorker" in navigator)) return;
    const act = async () => {
      const { keepForOffline, keepNothing } = await import("./worker-registration");
      await (allowed ? keepForOffline() : keepNothing());
    };
    // Without a network the code for it cannot be had, nor is there anything to do.
    const begin = () => void act().catch(() => undefined);
    if (document.readyState === "complete") return begin();
    window.addEventListener("load", begin, { once: true });
    return () => window.removeEventListener("load", begin);
  }, [keeps, allowed]);

  useEffect(() => {
    if (!isOnline || readUnsent().length === 0) return;
    const send = async () => {
      const { sendUnsent } = await import("@/lib/shop/cart/send-unsent");
      const refused = await sendUnsent();
      if (refused === null) return;
      setRefusals(refused);
      for (const queryKey of [cartOptions().queryKey, RAILS_KEY]) void client.invalidateQueries({ queryKey });
    };
    // Where the code for it cannot be had either, it waits on.
    void send().catch(() => undefined);
  }, [isOnline, client]);

  const said = isOnline ? refusals && [say("sent"), ...refusals].join(" ") : say("offline");
  return (
    <p
      role="status"
      className={said === null ? "sr-only" : "sticky top-0 z-40 bg-tile px-4 py-2 text-center text-sm"}
    >
      {said}
    </p>
  );
}
