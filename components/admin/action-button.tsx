"use client";

import { useQueryClient } from "@tanstack/react-query";
import { unstable_rethrow } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import { useSayFailure } from "@/components/form/say-failure";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ActionResult } from "@/lib/platform/http/action";
import type { Scope } from "@/lib/shop/auth/scopes";
import { useAnnounce } from "./announcer";
import { useMay } from "./may";

interface ActionButtonProps extends Pick<ButtonProps, "variant" | "size" | "disabled"> {
  /** What the action needs of whoever runs it: the button is there for them alone. */
  scope: Scope;
  label: string;
  /** Read aloud instead of the label where the label alone does not say to what. */
  fullLabel?: string;
  action: () => Promise<ActionResult<unknown>>;
  /** What to say when it worked. */
  done: string;
  /** Asked first; without it the button acts at once. */
  confirm?: { title: string; text: ReactNode; yes: string };
}

/** A button that runs a server action, after asking where that is due, and announces what came of it. */
export function ActionButton({ scope, label, fullLabel, action, done, confirm, ...look }: ActionButtonProps) {
  const may = useMay(scope);
  const [asking, setAsking] = useState(false);
  const [pending, startTransition] = useTransition();
  const announce = useAnnounce();
  const queries = useQueryClient();
  const sayFailure = useSayFailure();

  function run() {
    setAsking(false);
    startTransition(async () => {
      try {
        const result = await action();
        // Progress bars and states on the page need not wait for their next look.
        void queries.invalidateQueries();
        announce(result.ok ? { ok: true, message: done } : { ok: false, message: result.message });
      } catch (error) {
        unstable_rethrow(error);
        announce({
          ok: false,
          message: sayFailure(error, "The shop could not be reached. Nothing was changed: please try again."),
        });
      }
    });
  }

  if (!may) return null;
  return (
    <>
      <Button
        {...look}
        pending={pending}
        aria-label={fullLabel}
        onClick={confirm ? () => setAsking(true) : run}
      >
        {label}
      </Button>
      {confirm && (
        <Dialog
          open={asking}
          onClose={() => setAsking(false)}
          title={confirm.title}
          footer={
            <div className="flex justify-end gap-3">
              <Button variant="secondary" onClick={() => setAsking(false)}>
                Keep it as it is
              </Button>
              <Button variant={look.variant === "danger" ? "danger" : "primary"} onClick={run}>
                {confirm.yes}
              </Button>
            </div>
          }
        >
          {confirm.text}
        </Dialog>
      )}
    </>
  );
}
