"use client";

import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { X } from "lucide-react";
import { Alert } from "@/components/ui/alert";
import { IconButton } from "@/components/ui/icon-button";

/** What came of something an admin did. */
export interface Announcement {
  ok: boolean;
  message: string;
}

const Announce = createContext<(announcement: Announcement) => void>(() => {});

/** Says what came of an act, to eyes and to screen readers, also when the button that was pressed is gone by then. */
export function useAnnounce(): (announcement: Announcement) => void {
  return useContext(Announce);
}

/** Holds the newest announcement at the foot of the window until it is dismissed or followed by another. */
export function Announcer({ children }: { children: ReactNode }) {
  const [current, setCurrent] = useState<(Announcement & { turn: number }) | null>(null);
  const announce = useCallback(
    (announcement: Announcement) =>
      setCurrent((before) => ({ ...announcement, turn: (before?.turn ?? 0) + 1 })),
    [],
  );
  return (
    <Announce value={announce}>
      {children}
      {/* The region is there before its content: only then is the content read out. */}
      {/* What lies beneath can be pressed through it: only its own button takes a press. */}
      <div aria-live="polite" className="pointer-events-none fixed inset-x-4 bottom-4 z-20 mx-auto max-w-xl">
        {current && (
          <div
            key={current.turn}
            className="flex items-start rounded-md border border-line-strong bg-surface p-1 shadow-lg"
          >
            <Alert tone={current.ok ? "positive" : "negative"} className="min-w-0 grow">
              {current.message}
            </Alert>
            <div className="pointer-events-auto">
              <IconButton label="Dismiss" onClick={() => setCurrent(null)}>
                <X className="size-4" aria-hidden="true" />
              </IconButton>
            </div>
          </div>
        )}
      </div>
    </Announce>
  );
}
