import { Link } from "@/components/ui/link";
import { Alert } from "@/components/ui/alert";
import { useWords } from "@/components/ui/locale";
import { securityWords } from "@/lib/words/security";

/** Codes that stand in for the app, the only time they are shown. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { say } = useWords(securityWords);
  return (
    <div className="space-y-4">
      <Alert tone="positive" title={say("keepCodes")}>
        {say("keepCodesText")}
      </Alert>
      <ul aria-label={say("codes")} className="grid gap-x-6 gap-y-1 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p>
        <Link href="/account/security" className="underline underline-offset-4">
          {say("kept")}
        </Link>
      </p>
    </div>
  );
}
