import { unstable_rethrow } from "next/navigation";
import { preload } from "react-dom";
import { LateVisit } from "./late-visit";
import { getRendering } from "@/lib/platform/http/own-rendering";
import { getLog } from "@/lib/platform/log";
import { visitAddress } from "@/lib/pages/visit-address";
import { getCurrentConsent } from "@/lib/shop/auth/current-consent";
import { getLanguage } from "@/lib/shop/settings/current-language";
import { asksFirst } from "@/lib/shop/shoppers/consent";
import { ConsentBanner } from "./consent-banner";
import { Permission } from "./permission";

/**
 * Tells the page what its visitor allows, and asks whoever has not chosen. Not streamed: the banner works without JavaScript
 * too. While the database does not say, nothing is recorded.
 */
export async function VisitorConsent() {
  const rendering = await getRendering();
  if (rendering?.audience === "known") {
    preload(visitAddress(rendering.path, await getLanguage()), { as: "fetch", crossOrigin: "anonymous" });
    return (
      <>
        {/* Without scripts nothing can be asked for afterwards: at an address that is not kept the page is made for its visitor. */}
        <noscript>
          <meta httpEquiv="refresh" content="0;url=?script=off" />
        </noscript>
        <LateVisit asks={asksFirst()} />
      </>
    );
  }
  const consent = await getCurrentConsent().catch((error: unknown) => {
    unstable_rethrow(error);
    getLog("consent").warn({ err: error }, "the page does not know what may be recorded");
    return null;
  });
  if (!consent) return null;
  const { personalisation, analytics, isOpen } = consent;
  return (
    <>
      {isOpen && <ConsentBanner asks={asksFirst()} />}
      <Permission personalisation={personalisation} analytics={analytics} />
    </>
  );
}
