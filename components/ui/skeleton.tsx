import { cx } from "./cx";

/** Keeps the place of what is still loading. Give it the size of what will come. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx("block animate-pulse rounded-md bg-tile", className)} />;
}
