import type { OwnSession } from "@/lib/shop/accounts/sessions";
import { EndSessionForm } from "./end-session-form";
import { Day } from "@/components/ui/day";

/** The browsers in which the account is signed in; each but this one may be signed out from here. */
export function SessionList({ sessions, current }: { sessions: readonly OwnSession[]; current: string }) {
  return (
    <div className="space-y-4">
      <ul className="divide-y divide-line border-y border-line">
        {sessions.map(({ id, browser, since, seenAt }) => {
          const name = browser || "A browser";
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
              <div>
                <p className="font-medium">
                  {name}
                  {id === current && <span className="font-normal text-muted"> · this browser</span>}
                </p>
                <p className="text-sm text-muted">
                  Last used <Day at={seenAt} />, signed in <Day at={since} />
                </p>
              </div>
              {id !== current && <EndSessionForm session={id} submit="Sign out" label={`Sign out ${name}`} />}
            </li>
          );
        })}
      </ul>
      {sessions.length > 1 && <EndSessionForm session="others" submit="Sign out everywhere else" />}
    </div>
  );
}
