import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { MOST_COUNTED, type RetentionPreview as Preview } from "@/lib/privacy/preview-retention";
import { changeRetentionAction } from "@/lib/privacy/retention-actions";
import { daysField, toDaysText, wasField } from "@/lib/privacy/retention-form";
import { AdminForm } from "../admin-form";
import { formatCount } from "../format";
import { sayKept } from "./say-kept";

const sayCount = (count: number) =>
  count >= MOST_COUNTED ? `${formatCount(count)} or more` : formatCount(count);

function Change({ change }: { change: Preview }) {
  const { what, from, to, goes, wouldGo } = change;
  return (
    <li className="grid gap-x-6 gap-y-1 py-4 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div>
        <p className="font-medium">{what}</p>
        <p className="text-sm text-muted">
          {sayKept(from)} → <strong className="font-medium text-ink">{sayKept(to)}</strong>
        </p>
      </div>
      <p className="text-sm sm:text-right">
        The next run deletes{" "}
        <strong className={`font-medium tabular-nums ${goes > wouldGo ? "text-negative" : ""}`}>
          {sayCount(goes)}
        </strong>
        <span className="block text-muted tabular-nums">without the change: {sayCount(wouldGo)}</span>
      </p>
    </li>
  );
}

/** What changes would delete, and the button that makes them hold. */
export function RetentionPreview({ preview }: { preview: readonly Preview[] }) {
  if (preview.length === 0)
    return <Alert tone="neutral">Nothing is changed: all of this holds already.</Alert>;
  const deletesMore = preview.some(({ goes, wouldGo }) => goes > wouldGo);
  const hidden = Object.fromEntries(
    preview.flatMap(({ name, from, to }) => [
      [daysField(name), toDaysText(to)],
      [wasField(name), toDaysText(from)],
    ]),
  );
  return (
    <Card role="region" aria-labelledby="preview" className="space-y-4">
      <h2 id="preview" className="text-xl font-medium">
        What would change
      </h2>
      <ul className="divide-y divide-line border-y border-line">
        {preview.map((change) => (
          <Change key={change.name} change={change} />
        ))}
      </ul>
      <p className="text-sm text-muted">
        Counted now. Of what is not yet in the figures nothing goes before it is; figures stay as they are.
      </p>
      <div className="flex flex-wrap items-start gap-3">
        <AdminForm
          scope="settings:write"
          action={changeRetentionAction}
          submit={deletesMore ? "Save, and delete this with the next run" : "Save"}
          variant={deletesMore ? "danger" : "primary"}
          hidden={hidden}
        />
        <ButtonLink href="/admin/privacy" variant="ghost">
          Leave everything as it is
        </ButtonLink>
      </div>
    </Card>
  );
}
