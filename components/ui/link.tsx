import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link within the shop. Nothing is fetched before it is followed: of pages that are made for whoever asks the framework would
 * learn next to nothing, at two requests for each link in sight.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
