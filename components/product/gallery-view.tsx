"use client";

import { type MouseEvent, useState } from "react";
import { ProductPicture } from "@/components/picture/product-picture";
import { cx } from "@/components/ui/cx";
import { useWords } from "@/components/ui/locale";
import { productPageWords } from "@/lib/words/product-page";
import { ZoomPicture } from "./zoom-picture";

export interface GalleryPicture {
  image: string;
  alt: string;
  /** Where it is shown large without a script. */
  href: string;
}

/** A click that means this page, and not a new tab. */
const isPlain = ({ metaKey, ctrlKey, shiftKey, altKey, button }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

/** The picture that is shown, and all of them to choose from. */
export function GalleryView({
  name,
  pictures,
  shown,
  isLow,
}: {
  name: string;
  pictures: GalleryPicture[];
  /** Place of the one that is shown at first. */
  shown: number;
  /** On a phone, whether room is left in the first view for what stands below. */
  isLow: boolean;
}) {
  const { say } = useWords(productPageWords);
  const [place, setPlace] = useState(shown);
  const large = pictures[place];

  function choose(event: MouseEvent, i: number) {
    if (!isPlain(event)) return;
    event.preventDefault();
    setPlace(i);
  }

  return (
    <div className="space-y-3 md:sticky md:top-8">
      {large ? (
        <ZoomPicture key={large.image} image={large.image} alt={large.alt} isLow={isLow} />
      ) : (
        <ProductPicture image="" className="rounded-lg" />
      )}
      {pictures.length > 1 && (
        <ul
          aria-label={say("pictures", { name })}
          className={cx("grid grid-cols-5 gap-2 sm:grid-cols-6", isLow && "max-md:hidden")}
        >
          {pictures.map(({ image, alt, href }, i) => (
            <li key={image}>
              <a
                href={href}
                onClick={(event) => choose(event, i)}
                aria-current={i === place ? "true" : undefined}
                className={cx(
                  "block rounded-md",
                  i === place && "ring-2 ring-ink ring-offset-2 ring-offset-surface",
                )}
              >
                <ProductPicture image={image} alt={alt} size={120} className="rounded-md" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
