import { readEnrolment, readFactor } from "@/lib/shop/accounts/second-factor";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { BeginFactorForm, ConfirmFactorForm, RemoveFactorForm, ReplaceCodesForm } from "./factor-forms";
import { QrCode } from "./qr-code";

const SUMMARY =
  "cursor-pointer rounded-sm py-2 font-medium underline-offset-4 marker:text-muted hover:underline";

/** The account's second factor: none, being set up, or on. */
export async function SecondFactor({ viewer }: { viewer: Viewer }) {
  const [{ state, recoveryCodes }, enrolment] = await Promise.all([
    readFactor(viewer.userId),
    readEnrolment(viewer),
  ]);
  if (state === "on") {
    return (
      <div className="space-y-3">
        <p>
          On. Signing in asks for a code of your app, too. {recoveryCodes} recovery{" "}
          {recoveryCodes === 1 ? "code is" : "codes are"} left.
        </p>
        <details>
          <summary className={SUMMARY}>New recovery codes</summary>
          <div className="mt-3">
            <ReplaceCodesForm />
          </div>
        </details>
        <details>
          <summary className={SUMMARY}>Remove the second factor</summary>
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
        <p className="text-muted">
          An app on your phone shows a new code every half minute. With it, a password that somebody has found
          out opens nothing.
        </p>
        <BeginFactorForm />
      </div>
    );
  }
  return (
    <ConfirmFactorForm>
      <p>Scan this with an app for codes, or type the key into it.</p>
      <QrCode text={enrolment.uri} label="QR code with the key below" />
      <p className="font-mono text-sm break-all">{enrolment.secret.replace(/.{4}(?=.)/g, "$& ")}</p>
    </ConfirmFactorForm>
  );
}
