import type { ReactNode } from "react";

/** One number of a dashboard, what it is, and how it moved. Goes into a `<dl>`. */
export function KeyNumber({
  label,
  value,
  change,
  hint,
}: {
  label: string;
  value: string;
  change?: ReactNode;
  hint?: string;
}) {
  return (
    <div className="rounded-lg border border-line bg-surface p-4 max-md:last:odd:col-span-2">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="mt-1 text-xl font-semibold tabular-nums sm:text-2xl">{value}</dd>
      {change && <dd className="mt-1 text-sm">{change}</dd>}
      {hint && <dd className="mt-1 text-xs text-muted">{hint}</dd>}
    </div>
  );
}

/** Key numbers side by side: two on a phone, as many as fit elsewhere. */
export function KeyNumbers({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-2 gap-3 md:grid-cols-[repeat(auto-fit,minmax(10rem,1fr))]">{children}</dl>
  );
}
