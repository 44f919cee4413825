"use client";

import { useEffect, useId, useState } from "react";
import { ProductPicture } from "@/components/picture/product-picture";
import { GRID_STYLE } from "@/components/product/product-grid";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { useWords } from "@/components/ui/locale";
import { SectionHeading } from "@/components/ui/section-heading";
import { offlineWords } from "@/lib/words/offline";
import { type Kept, type KeptProduct, readKept } from "./read-kept";

const lower = (text: string) => text.toLowerCase();
const isCalled = (name: string, typed: string) =>
  lower(typed)
    .split(/\s+/)
    .every((word) => lower(name).includes(word));

function Products({ title, products }: { title: string; products: KeptProduct[] }) {
  const id = useId();
  if (products.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id} title={title} />
      <ul className={cx(GRID_STYLE, "lg:grid-cols-4")}>
        {products.map(({ href, name, image }) => (
          <li key={href} className="group relative min-w-0">
            <ProductPicture image={image} className="card-picture" />
            <h3 className="mt-3 line-clamp-2 text-sm text-pretty">
              {/* No link of the framework: without a network it would only try first what a whole page does at once. */}
              <a href={href} className="card-link">
                {name}
              </a>
            </h3>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A network that is back for a shorter time is none to load a page by. */
const STEADY_MS = 400;

/** Loads the page anew once there is a network again and stays, unless somebody is leaving it meanwhile. Returns how to end that. */
function reloadOnceOnline(): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stay = () => clearTimeout(timer);
  const wait = () => {
    stay();
    timer = setTimeout(() => location.reload(), STEADY_MS);
  };
  window.addEventListener("online", wait, { signal });
  window.addEventListener("offline", stay, { signal });
  window.addEventListener("beforeunload", stay, { signal });
  return () => {
    stay();
    ended.abort();
  };
}

/** What this browser has kept, and a search in it; loads the page that was wanted once there is a network again. */
export function KeptProducts() {
  const { say } = useWords(offlineWords);
  const [kept, setKept] = useState<Kept | null>(null);
  const [typed, setTyped] = useState("");

  useEffect(() => {
    const wanted = new URLSearchParams(location.search).get("q") ?? "";
    readKept().then(
      (found) => {
        setKept(found);
        setTyped(wanted);
      },
      () => setKept({ seen: [], popular: [] }),
    );
    return reloadOnceOnline();
  }, []);

  const fits = ({ name }: { name: string }) => isCalled(name, typed.trim());
  const seen = kept?.seen.filter(fits) ?? [];
  const known = new Set(kept?.seen.map(({ href }) => href));
  const popular = (kept?.popular ?? [])
    .map(({ slug, name, image }) => ({ href: `/products/${encodeURIComponent(slug)}`, name, image }))
    .filter((product) => !known.has(product.href) && fits(product));
  const isEmpty = kept !== null && seen.length + popular.length === 0;
  return (
    <div className="space-y-12">
      <div className="flex flex-wrap gap-3">
        <input
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          aria-label={say("search")}
          placeholder={say("search")}
          className="control max-w-md"
        />
        <Button variant="secondary" onClick={() => location.reload()}>
          {say("again")}
        </Button>
      </div>
      <p role="status" className={isEmpty ? undefined : "sr-only"}>
        {isEmpty && say("nothing")}
      </p>
      <Products title={say("seen")} products={seen} />
      <Products title={say("popular")} products={popular} />
    </div>
  );
}
