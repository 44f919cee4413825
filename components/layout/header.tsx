import { Link } from "@/components/ui/link";
import { AccountLink } from "@/components/account/account-link";
import { CartLink } from "@/components/cart/cart-link";
import { SearchBox } from "@/components/search/search-box";
import { Container } from "@/components/ui/container";
import { getCatalogLang, getWords } from "@/lib/shop/settings/current-language";
import { frameWords } from "@/lib/words/frame";
import type { Department } from "@/lib/shop/catalog/departments";
import { DepartmentNav } from "./department-nav";
import { Logo } from "./logo";
import { MobileMenu } from "./mobile-menu";

/** As many as fit beside each other on a laptop; the menu and the footer have the rest. */
const IN_LINE = 9;

/** Logo, search, account and cart; below them the departments. What is about the visitor and late streams into its place. */
export async function Header({ name, departments }: { name: string; departments: Department[] }) {
  const [{ say }, lang] = await Promise.all([getWords(frameWords), getCatalogLang()]);
  return (
    <header className="border-b border-line bg-canvas">
      <Container>
        <div className="flex flex-wrap items-center gap-x-2 py-2 sm:py-3 lg:flex-nowrap lg:gap-x-8">
          <div className="-ml-2.5 flex grow items-center lg:ml-0 lg:grow-0">
            {departments.length > 0 && <MobileMenu />}
            <Link
              href="/"
              aria-label={say("home", { shop: name })}
              className="inline-flex h-11 items-center rounded-sm px-2.5 lg:-ml-2.5"
            >
              <Logo name={name} />
            </Link>
          </div>
          <div className="order-last w-full pt-1 pb-1.5 lg:order-none lg:mx-auto lg:max-w-2xl lg:grow lg:py-0">
            <SearchBox />
          </div>
          <div className="-mr-2.5 flex items-center">
            <AccountLink />
            <CartLink />
          </div>
        </div>
        {departments.length > 0 && (
          <DepartmentNav
            label={say("departmentsNav")}
            lang={lang}
            departments={departments.slice(0, IN_LINE).map(({ name, path }) => ({ name, path }))}
          />
        )}
      </Container>
    </header>
  );
}
