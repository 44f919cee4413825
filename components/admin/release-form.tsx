import { Card } from "@/components/ui/card";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { releaseModelAction } from "@/lib/recommender/models/actions";
import { AdminForm } from "./admin-form";

/** Sends a version on its way to shoppers, at a stage of the admin's choice. */
export function ReleaseForm({
  modelId,
  liveId,
  isFrozen,
}: {
  modelId: string;
  liveId: string | null;
  isFrozen: boolean;
}) {
  return (
    <Card className="p-5">
      <AdminForm
        scope="models:write"
        action={releaseModelAction}
        submit="Begin"
        hidden={{ id: modelId, expectedLive: liveId ?? "" }}
        className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-3"
      >
        <SelectField name="stage" label="Who gets it" defaultValue={liveId ? "canary" : "live"}>
          {liveId && <option value="shadow">Nobody: it answers in secret (shadow)</option>}
          {liveId && <option value="canary">A share of shoppers (canary)</option>}
          {liveId && <option value="holdback">All but 10% (live with a holdback)</option>}
          <option value="live">Everybody at once</option>
        </SelectField>
        <TextField
          name="share"
          label="Share of a canary, in %"
          type="number"
          min={1}
          max={50}
          defaultValue={10}
        />
        <SelectField name="goesOn" label="Goes on" defaultValue="by-hand">
          <option value="by-hand">When somebody says so</option>
          <option value="by-rule">By itself, when nothing is wrong</option>
        </SelectField>
        <TextField name="minutes" label="… after minutes" type="number" min={1} defaultValue={60} />
        <TextField name="lists" label="… and lists" type="number" min={0} defaultValue={500} />
        <TextField
          name="reason"
          label="Reason"
          hint={isFrozen ? "Promotions are frozen: needed to show it to anybody" : undefined}
          optional={!isFrozen}
          maxLength={300}
          autoComplete="off"
        />
      </AdminForm>
    </Card>
  );
}
