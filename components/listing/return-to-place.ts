import { keepPlace, readPlace } from "./place-in-listing";

/** Brings the product that was topmost to where it was. */
export function returnToPlace(): void {
  const place = readPlace();
  keepPlace(null);
  if (!place) return;
  const move = () => {
    const link = document.querySelector(`[data-page] a[href="${CSS.escape(place.product)}"]`);
    if (link) window.scrollBy({ top: link.getBoundingClientRect().top - place.top, behavior: "instant" });
  };
  // The browser itself goes back to a height that this document no longer has, until it is loaded.
  if (document.readyState === "complete") move();
  else window.addEventListener("load", () => requestAnimationFrame(move), { once: true });
}
