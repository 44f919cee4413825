import type { ComponentProps } from "react";
import { cx } from "./cx";

/** A framed surface for things that belong together. */
export function Card({ className, ...rest }: ComponentProps<"div">) {
  return <div {...rest} className={cx("rounded-lg border border-line bg-surface p-5 sm:p-6", className)} />;
}
