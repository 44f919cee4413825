"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { endSessionsAction } from "@/lib/shop/accounts/actions";
import { signOut, startOver } from "./session-requests";

async function signOutEverywhere(): Promise<void> {
  const result = await endSessionsAction();
  if (!result.ok) throw new Error(result.message);
  await signOut();
}

/** Ends the session in this browser, or on every device. */
export function SignOutButtons() {
  const [pending, startTransition] = useTransition();
  const [failed, setFailed] = useState(false);

  function leave(how: () => Promise<void>) {
    startTransition(async () => {
      try {
        await how();
        startOver("/");
      } catch {
        setFailed(true);
      }
    });
  }

  return (
    <div>
      <div className="flex flex-wrap gap-3">
        <Button variant="secondary" pending={pending} onClick={() => leave(signOut)}>
          Sign out
        </Button>
        <Button variant="ghost" disabled={pending} onClick={() => leave(signOutEverywhere)}>
          Sign out on all devices
        </Button>
      </div>
      {failed && (
        <p role="alert" className="mt-2 text-sm text-negative">
          You are still signed in: the shop could not be reached. Please try again.
        </p>
      )}
    </div>
  );
}
