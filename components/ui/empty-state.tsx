import type { ReactNode } from "react";
import { cx } from "./cx";

/** Nothing is here: why, and what to do about it. `level` fits the title into the page's headings. */
export function EmptyState({
  title,
  level = 2,
  children,
  action,
  className,
}: {
  title: ReactNode;
  level?: 1 | 2 | 3;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  const Heading = `h${level}` as const;
  return (
    <div className={cx("mx-auto max-w-lg px-4 py-16 text-center sm:py-24", className)}>
      <Heading className="text-2xl font-medium">{title}</Heading>
      {children && <div className="mt-3 text-muted">{children}</div>}
      {action && <div className="mt-8 flex flex-wrap justify-center gap-3">{action}</div>}
    </div>
  );
}
