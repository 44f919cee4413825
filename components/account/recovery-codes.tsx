import { Link } from "@/components/ui/link";
import { Alert } from "@/components/ui/alert";

/** Codes that stand in for the app, the only time they are shown. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div className="space-y-4">
      <Alert tone="positive" title="Keep these recovery codes">
        Each signs you in once, should you lose your app. They are shown only now.
      </Alert>
      <ul aria-label="Recovery codes" className="grid gap-x-6 gap-y-1 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p>
        <Link href="/account/security" className="underline underline-offset-4">
          I have kept them
        </Link>
      </p>
    </div>
  );
}
