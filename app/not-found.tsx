import type { Metadata } from "next";
import { ShopFrame } from "@/components/layout/shop-frame";
import { InfoLinks } from "@/components/texts/info-links";
import { WayOn } from "@/components/search/way-on";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Providers } from "@/components/providers";
import { getLanguage } from "@/lib/shop/settings/current-language";

export const metadata: Metadata = { title: "Not found" };

/**
 * The framework also shows this page by itself, without the root layout around it, where an action that was called without
 * JavaScript finds nothing: so it brings what its parts rely on.
 */
export default async function NotFound() {
  return (
    <Providers locale={await getLanguage()}>
      <ShopFrame>
        <EmptyState
          title="This page does not exist"
          level={1}
          action={<ButtonLink href="/">Go to the front page</ButtonLink>}
        >
          <p>It may have moved, or the address has a mistake in it.</p>
        </EmptyState>
        <WayOn />
        <InfoLinks />
      </ShopFrame>
    </Providers>
  );
}
