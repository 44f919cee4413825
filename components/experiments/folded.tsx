import type { ReactNode } from "react";

/** Another way to do what the page is for, folded until it is wanted. */
export function Folded({ title, open, children }: { title: string; open?: boolean; children: ReactNode }) {
  return (
    <details className="rounded-lg border border-line bg-surface p-5 sm:p-6" open={open}>
      <summary className="cursor-pointer text-lg font-medium">{title}</summary>
      <div className="mt-5">{children}</div>
    </details>
  );
}
