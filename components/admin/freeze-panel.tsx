import { May } from "./may";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { TextField } from "@/components/ui/text-field";
import { endFreezeAction, freezeAction } from "@/lib/recommender/models/actions";
import type { Freeze } from "@/lib/recommender/models/freeze";
import { ActionButton } from "./action-button";
import { AdminForm } from "./admin-form";
import { formatMoment } from "./format";

/** Whether promotions are frozen, until when and why; or the form that freezes them. */
export function FreezePanel({ freeze }: { freeze: Freeze | null }) {
  if (freeze) {
    return (
      <div className="flex flex-wrap items-start justify-between gap-4">
        <Alert tone="warning" title={`Nothing is promoted until ${formatMoment(freeze.until)} UTC`}>
          {freeze.reason} Frozen by {freeze.actor}. A person with a reason can still promote, and going back
          is always possible.
        </Alert>
        <ActionButton
          scope="models:write"
          label="End the freeze"
          variant="secondary"
          action={endFreezeAction}
          done="Versions may be promoted again."
        />
      </div>
    );
  }
  return (
    <May scope="models:write" otherwise={<p className="text-muted">Versions may be promoted.</p>}>
      <Card className="p-5">
        <AdminForm
          scope="models:write"
          action={freezeAction}
          submit="Freeze promotions"
          variant="secondary"
          className="grid items-end gap-4 sm:grid-cols-[14rem_1fr_auto]"
        >
          <TextField name="until" label="Until (UTC)" type="datetime-local" />
          <TextField name="reason" label="Reason" maxLength={300} autoComplete="off" />
        </AdminForm>
      </Card>
    </May>
  );
}
