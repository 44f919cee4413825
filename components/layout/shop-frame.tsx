import type { ReactNode } from "react";
import { VisitorConsent } from "@/components/consent/visitor-consent";
import { listDepartments } from "@/lib/shop/catalog/departments";
import { getLanguage, getShopTexts } from "@/lib/shop/settings/current-language";
import { languagesOf } from "@/lib/shop/settings/language-names";
import { getSettings } from "@/lib/shop/settings/live-settings";
import { Footer } from "./footer";
import { Header } from "./header";
import { LanguageMenu } from "./language-menu";
import { OutageNote } from "./outage-note";
import { SkipLink } from "./skip-link";

/** What is around every page of the shop. */
export async function ShopFrame({ children }: { children: ReactNode }) {
  const [departments, texts, language, settings] = await Promise.all([
    listDepartments(),
    getShopTexts(),
    getLanguage(),
    getSettings(),
  ]);
  const { name, footer, langOf } = texts;
  return (
    <>
      <SkipLink />
      <VisitorConsent />
      <OutageNote />
      <Header name={name} departments={departments} />
      {/* Focusable, so that the skip link moves the keyboard too and not only the view. High enough that the footer
          of a short page does not come into view and then move. */}
      <main id="content" tabIndex={-1} className="min-h-[85dvh] grow outline-none">
        {children}
      </main>
      <Footer name={name} text={footer} lang={langOf("footer")} departments={departments}>
        <LanguageMenu languages={languagesOf(settings)} chosen={language} />
      </Footer>
    </>
  );
}
