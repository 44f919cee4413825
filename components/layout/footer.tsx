import type { ReactNode } from "react";
import { Container } from "@/components/ui/container";
import { getCatalogLang, getWords } from "@/lib/shop/settings/current-language";
import { frameWords } from "@/lib/words/frame";
import type { Department } from "@/lib/shop/catalog/departments";
import { FooterLinks } from "./footer-links";
import { InfoLinks } from "./info-links";
import { Logo } from "./logo";

const SERVICE = [
  { key: "cart", href: "/cart" },
  { key: "account", href: "/account" },
  { key: "privacy", href: "/privacy" },
  { key: "developers", href: "/docs" },
] as const;

/** The foot of every page: all departments, the visitor's own pages, and what the shop remembers. */
export async function Footer({
  name,
  text,
  lang,
  departments,
  children,
}: {
  name: string;
  /** The shop's own words; empty: none. */
  text: string;
  /** The language of `text`, where it is not that of the page. */
  lang: string | undefined;
  departments: Department[];
  /** Stands below everything else. */
  children?: ReactNode;
}) {
  const [{ say }, catalogLang] = await Promise.all([getWords(frameWords), getCatalogLang()]);
  return (
    <footer className="mt-20 border-t border-line sm:mt-28">
      <Container className="grid gap-x-10 gap-y-12 py-12 sm:grid-cols-2 sm:py-16 lg:grid-cols-[2fr_2fr_1fr_1fr]">
        <div className="max-w-sm space-y-4">
          <Logo name={name} />
          {text && (
            <p lang={lang} className="text-sm">
              {text}
            </p>
          )}
          <p className="text-sm text-muted">{say("remembers")}</p>
        </div>
        {departments.length > 0 && (
          <nav aria-labelledby="footer-departments">
            <h2 id="footer-departments" className="mb-3 text-sm font-medium">
              {say("departments")}
            </h2>
            <FooterLinks
              lang={catalogLang}
              links={departments.map(({ name, path }) => [`/category/${path}`, name])}
              className="gap-x-8 sm:columns-2"
            />
          </nav>
        )}
        <nav aria-labelledby="footer-service">
          <h2 id="footer-service" className="mb-3 text-sm font-medium">
            {say("yourShop")}
          </h2>
          <FooterLinks links={SERVICE.map(({ key, href }) => [href, say(key)])} />
        </nav>
        <InfoLinks />
        {children}
      </Container>
    </footer>
  );
}
