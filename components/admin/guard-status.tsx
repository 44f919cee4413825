import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { TextField } from "@/components/ui/text-field";
import { keepServingAction } from "@/lib/recommender/guard/actions";
import type { GuardView } from "@/lib/recommender/guard/queries";
import { AdminForm } from "./admin-form";
import { DataTable } from "./data-table";
import { formatMoment } from "./format";

const AGAINST = {
  shadow: "It answers in secret; slow answers and failures are watched.",
  canary: "It is compared with the live version, which other shoppers get at the same time.",
  holdback:
    "It is compared with its predecessor, which some shoppers keep at the same time, and with the day before.",
};

/** What the guard sees now. */
export function GuardStatus({ view }: { view: GuardView }) {
  const { modelId, predecessorId, stage, alarms, overruledUntil } = view;
  return (
    <div className="space-y-4">
      {alarms.length === 0 ? (
        <Alert tone="positive" title={`No alarm about ${modelId}`}>
          {stage ? AGAINST[stage] : "It is compared with the day before."}
        </Alert>
      ) : (
        alarms.map((message) => (
          <Alert key={message} tone="negative" title={`Alarm about ${modelId}`}>
            {message}
          </Alert>
        ))
      )}
      {overruledUntil && (
        <Alert tone="warning">
          The guard leaves {modelId} alone until {formatMoment(overruledUntil)} UTC.
        </Alert>
      )}
      <p className="max-w-prose text-muted">
        {predecessorId
          ? `Should it do harm, ${predecessorId} serves again.`
          : "There is no version to go back to that has not been taken back: an alarm would need a person."}
      </p>
    </div>
  );
}

/** The processes that serve, by what they last said. */
export function ProcessTable({ view: { processes, liveId } }: { view: GuardView }) {
  if (processes.length === 0)
    return <Alert tone="warning">No process that serves was heard of in the last half minute.</Alert>;
  return (
    <DataTable
      caption="Processes that serve"
      rows={processes}
      rowKey={({ id }) => id}
      columns={[
        { heading: "Process", cell: ({ id }) => <code className="font-mono text-xs">{id.slice(0, 8)}</code> },
        { heading: "Serves", cell: ({ serving }) => serving ?? "no model" },
        {
          heading: "State",
          cell: ({ serving, refusedId, refusedReason }) =>
            refusedId
              ? `refuses ${refusedId}: ${refusedReason ?? ""}`
              : serving === liveId
                ? "as it should"
                : "about to swap",
        },
      ]}
    />
  );
}

/** Has the guard leave a version alone for a while. */
export function OverruleForm({ modelId }: { modelId: string }) {
  return (
    <Card className="p-5">
      <AdminForm
        scope="models:write"
        action={keepServingAction}
        submit="Keep serving it"
        variant="secondary"
        hidden={{ id: modelId }}
        className="grid items-end gap-4 sm:grid-cols-[8rem_1fr_auto]"
      >
        <TextField name="hours" label="For hours" type="number" min={1} max={168} defaultValue={4} />
        <TextField name="reason" label="Reason" maxLength={300} autoComplete="off" />
      </AdminForm>
    </Card>
  );
}
