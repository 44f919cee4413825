import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { TextField } from "@/components/ui/text-field";
import type { Retention } from "@/lib/privacy/retention";
import { daysField, MOST_DAYS, type RetentionWish, toDaysText } from "@/lib/privacy/retention-form";
import { formatCount, formatMoment } from "../format";
import { sayKept } from "./say-kept";

function sayLast({ lastAt, lastRemoved }: Retention): string {
  if (lastAt === null) return "Not gone through yet.";
  return `Last gone through ${formatMoment(lastAt.toISOString())} (UTC): ${formatCount(lastRemoved ?? 0)} deleted.`;
}

function Kind({ kind, typed, error }: { kind: Retention; typed?: string; error?: string }) {
  const { name, what, days, isOwn, usual, least } = kind;
  return (
    <li className="grid items-start gap-x-8 gap-y-3 py-5 sm:grid-cols-[minmax(0,1fr)_13rem]">
      <div>
        <p className="font-medium">{what}</p>
        <p className="mt-1 text-sm text-muted">{sayLast(kind)}</p>
        {isOwn && days !== usual && (
          <p className="mt-1 text-sm text-muted">Ships with Aisle: {sayKept(usual)}.</p>
        )}
      </div>
      <TextField
        name={daysField(name)}
        label="Days"
        aria-label={`Days: ${what}`}
        hint={`${least} to ${formatCount(MOST_DAYS)}; empty: for good`}
        defaultValue={typed ?? toDaysText(days)}
        error={error}
        inputMode="numeric"
        autoComplete="off"
        required={false}
      />
    </li>
  );
}

/** Every kind of data with how long it is kept: a plain form that leads to what its changes would delete. */
export function RetentionFields({ kinds, wish }: { kinds: readonly Retention[]; wish: RetentionWish }) {
  return (
    // The key: another address, or another rule, brings new default values.
    <form
      key={JSON.stringify([[...wish.typed], kinds.map(({ days }) => days)])}
      action="/admin/privacy"
      className="space-y-5"
    >
      <Card className="py-1 sm:py-2">
        <ul className="divide-y divide-line">
          {kinds.map((kind) => (
            <Kind
              key={kind.name}
              kind={kind}
              typed={wish.typed.get(kind.name)}
              error={wish.errors.get(kind.name)}
            />
          ))}
        </ul>
      </Card>
      <Button type="submit" variant="secondary">
        See what would be deleted
      </Button>
    </form>
  );
}
