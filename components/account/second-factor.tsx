import { readEnrolment, readFactor } from "@/lib/shop/accounts/second-factor";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { getWords } from "@/lib/shop/settings/current-language";
import { securityWords } from "@/lib/words/security";
import { BeginFactorForm, ConfirmFactorForm, RemoveFactorForm, ReplaceCodesForm } from "./factor-forms";
import { QrCode } from "./qr-code";

const SUMMARY =
  "cursor-pointer rounded-sm py-2 font-medium underline-offset-4 marker:text-muted hover:underline";

/** The account's second factor: none, being set up, or on. */
export async function SecondFactor({ viewer }: { viewer: Viewer }) {
  const { say } = await getWords(securityWords);
  const [{ state, recoveryCodes }, enrolment] = await Promise.all([
    readFactor(viewer.userId),
    readEnrolment(viewer),
  ]);
  if (state === "on") {
    return (
      <div className="space-y-3">
        <p>{say("on", { count: recoveryCodes })}</p>
        <details>
          <summary className={SUMMARY}>{say("newCodes")}</summary>
          <div className="mt-3">
            <ReplaceCodesForm />
          </div>
        </details>
        <details>
          <summary className={SUMMARY}>{say("remove")}</summary>
          <div className="mt-3">
            <RemoveFactorForm />
          </div>
        </details>
      </div>
    );
  }
  if (!enrolment) {
    return (
      <div className="space-y-4">
        <p className="text-muted">{say("about")}</p>
        <BeginFactorForm />
      </div>
    );
  }
  return (
    <ConfirmFactorForm>
      <p>{say("scan")}</p>
      <QrCode text={enrolment.uri} label={say("qr")} />
      <p className="font-mono text-sm break-all">{enrolment.secret.replace(/.{4}(?=.)/g, "$& ")}</p>
    </ConfirmFactorForm>
  );
}
