import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { revokeKeyAction } from "@/lib/shop/auth/key-actions";
import type { KeyView } from "@/lib/shop/auth/key-schema";
import { ActionButton } from "./action-button";
import { DataTable } from "./data-table";
import { formatMoment } from "./format";
import { RotateKeyForm } from "./rotate-key-form";

function Moment({ at, none }: { at: string | null; none: string }) {
  if (at === null) return <span className="text-muted">{none}</span>;
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {formatMoment(at)}
    </time>
  );
}

function State({ revokedAt, expiresAt, works, replacedBy }: KeyView) {
  if (revokedAt !== null) return <Badge tone="neutral">Revoked</Badge>;
  if (!works) return <Badge tone="neutral">Ended</Badge>;
  return (
    <div className="space-y-1">
      <Badge tone="positive">Works</Badge>
      {expiresAt !== null && <p className="whitespace-nowrap text-muted">until {formatMoment(expiresAt)}</p>}
      {replacedBy !== null && <p className="text-muted">followed by {replacedBy}</p>}
    </div>
  );
}

function Name({ name, prefix, token }: KeyView) {
  return (
    <div className="space-y-1">
      <p>{name}</p>
      <code className="block text-xs break-all text-muted">{token ?? `aisle_${prefix}_…`}</code>
    </div>
  );
}

/** All keys, each with what it may do and ways to replace it or end it. */
export function KeyTable({ keys }: { keys: KeyView[] }) {
  if (keys.length === 0) return <EmptyState title="None yet" level={3} className="py-10!" />;
  return (
    <DataTable
      caption="Keys of this shop"
      rows={keys}
      rowKey={({ prefix }) => prefix}
      columns={[
        { heading: "Key", cell: (key) => <Name {...key} /> },
        { heading: "State", cell: (key) => <State {...key} /> },
        {
          heading: "May",
          cell: ({ kind, scopes, origins }) =>
            kind === "secret" ? scopes.join(", ") : `act for browsers on ${origins.join(", ")}`,
        },
        { heading: "Last used (UTC)", cell: ({ lastUsedAt }) => <Moment at={lastUsedAt} none="never" /> },
        {
          heading: "Made (UTC)",
          cell: ({ createdAt, createdBy }) => (
            <>
              <Moment at={createdAt} none="" /> {createdBy && `by ${createdBy}`}
            </>
          ),
        },
        {
          heading: "",
          cell: ({ prefix, name, works, replacedBy }) =>
            works && (
              <div className="space-y-3">
                <RotateKeyForm prefix={prefix} rotated={replacedBy !== null} />
                <ActionButton
                  scope="keys:write"
                  label="Revoke"
                  fullLabel={`Revoke ${name}`}
                  variant="secondary"
                  size="sm"
                  action={revokeKeyAction.bind(null, { prefix })}
                  done={`${name} is refused from now on.`}
                  confirm={{
                    title: `Revoke ${name}?`,
                    text: "Whoever uses it is refused at once. That cannot be taken back.",
                    yes: "Revoke",
                  }}
                />
              </div>
            ),
        },
      ]}
    />
  );
}
