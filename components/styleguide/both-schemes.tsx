import type { ReactNode } from "react";
import { SectionHeading } from "@/components/ui/section-heading";

const PANEL = "min-w-0 space-y-6 rounded-lg border border-line bg-canvas p-4 text-ink sm:p-6";

/** Something of the design, light and dark beside each other, whichever of them the system asks for. */
export function BothSchemes({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id} title={title} />
      <div className="grid gap-4 xl:grid-cols-2">
        <div role="group" aria-label={`${title}, light`} className={`scheme-light ${PANEL}`}>
          {children}
        </div>
        <div role="group" aria-label={`${title}, dark`} className={`scheme-dark ${PANEL}`}>
          {children}
        </div>
      </div>
    </section>
  );
}

/** What is shown, and below it how it is called. */
export function Sample({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0 space-y-2">
      {children}
      <p className="font-mono text-xs text-muted">{name}</p>
    </div>
  );
}

/** Samples in a row, as many as fit. */
export function Row({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-end gap-x-4 gap-y-4">{children}</div>;
}
