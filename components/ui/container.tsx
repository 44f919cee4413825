import type { ComponentProps } from "react";
import { cx } from "./cx";

/** The page's column: its greatest width and its margins. */
export function Container({ className, ...rest }: ComponentProps<"div">) {
  return <div {...rest} className={cx("mx-auto w-full max-w-page px-4 sm:px-6 lg:px-10", className)} />;
}
