import { Alert } from "@/components/ui/alert";
import type { ActionResult } from "@/lib/platform/http/action";

/** Why a form was not accepted, as a whole. Takes the focus when no single field is to blame. */
export function FormMessage({ result }: { result: ActionResult<unknown> | null }) {
  if (!result || result.ok) return null;
  return (
    <div tabIndex={-1} data-form-message className="outline-none">
      <Alert tone="negative">{result.message}</Alert>
    </div>
  );
}
