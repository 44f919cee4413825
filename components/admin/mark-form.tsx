import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { TextField } from "@/components/ui/text-field";
import { markModelAction } from "@/lib/recommender/models/actions";
import type { ModelSummary } from "@/lib/recommender/models/model-version";
import { AdminForm } from "./admin-form";

/** Pins a version and gives it labels. */
export function MarkForm({ model: { id, mark } }: { model: ModelSummary }) {
  return (
    <Card className="p-5">
      <AdminForm
        scope="models:write"
        action={markModelAction}
        submit="Keep"
        variant="secondary"
        hidden={{ id }}
      >
        <Checkbox name="pinned" defaultChecked={mark.pinned} label="Pinned" />
        <p className="text-sm text-muted">
          Its artifact is kept for good, and while it is live neither a training nor the guard replaces it.
        </p>
        <TextField
          name="tags"
          label="Tags"
          hint="Separated by commas. A version with a tag keeps its artifact."
          defaultValue={mark.tags.join(", ")}
          optional
          autoComplete="off"
        />
      </AdminForm>
    </Card>
  );
}
