import type { OwnSession } from "@/lib/shop/accounts/sessions";
import { getWords } from "@/lib/shop/settings/current-language";
import { securityWords } from "@/lib/words/security";
import { Sentence } from "@/components/ui/sentence";
import { EndSessionForm } from "./end-session-form";
import { Day } from "@/components/ui/day";

/** The browsers in which the account is signed in; each but this one may be signed out from here. */
export async function SessionList({
  sessions,
  current,
}: {
  sessions: readonly OwnSession[];
  current: string;
}) {
  const { say, split } = await getWords(securityWords);
  return (
    <div className="space-y-4">
      <ul className="divide-y divide-line border-y border-line">
        {sessions.map(({ id, browser, since, seenAt }) => {
          const name = browser || say("aBrowser");
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
              <div>
                <p className="font-medium">
                  {name}
                  {id === current && <span className="font-normal text-muted"> · {say("thisBrowser")}</span>}
                </p>
                <p className="text-sm text-muted">
                  <Sentence
                    pieces={split("used")}
                    values={{ seen: <Day at={seenAt} />, since: <Day at={since} /> }}
                  />
                </p>
              </div>
              {id !== current && (
                <EndSessionForm session={id} submit={say("signOut")} label={say("signOutOf", { name })} />
              )}
            </li>
          );
        })}
      </ul>
      {sessions.length > 1 && <EndSessionForm session="others" submit={say("signOutElsewhere")} />}
    </div>
  );
}
