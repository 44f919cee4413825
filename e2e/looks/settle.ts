import type { Page } from "playwright/test";
import { expect } from "../fixtures";

/** Waits until nothing on the page is still to come: lists of the visitor's, pictures below the fold, letters. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await expect(page.locator(".until-visit")).toHaveCount(0);
  await expect(page.locator("[aria-busy=true]:not([role=group] *)")).toHaveCount(0);
  await awaitPictures(page);
}

/** Waits until every picture of the page is there to be shown, those below the fold as well. */
async function awaitPictures(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = "eager";
    // One that cannot be had is decoded by nobody, and is seen as missing.
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
    await document.fonts.ready;
  });
}

/**
 * Makes what differs from day to day the same: which products a list recommends is no matter of looks, nor is today's date.
 *
 * @param differs `figures`: what digits say; `products`: which products there are
 */
export async function makeEqual(page: Page, differs: { figures: boolean; products: boolean }): Promise<void> {
  await page.evaluate(({ figures, products }) => {
    const words = {
      ":scope > div p": "Fernhill",
      ":is(h2, h3) a": "A product that was chosen for somebody",
      ".tabular-nums": "£20.00",
      ":scope > p": "Popular here",
    };
    for (const heading of document.querySelectorAll("[data-placement] h2")) heading.textContent = "A list";
    for (const article of document.querySelectorAll(
      products ? 'article:has(a[href^="/products/"])' : "[data-placement] article",
    )) {
      for (const picture of article.querySelectorAll("img"))
        picture.src = "/pictures/cushion_teal_1x9k2a.60x40.svg";
      for (const [part, word] of Object.entries(words)) {
        const said = article.querySelector(part);
        if (said) said.textContent = word;
      }
      for (const mark of article.querySelectorAll<HTMLElement>(".absolute > .rounded-sm"))
        mark.style.display = "none";
    }
    const day =
      /\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}/g;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = (node.textContent ?? "").replace(day, "1 March 2026");
      const told = figures ? text.replace(/\d/g, "0") : text;
      if (told !== node.textContent) node.textContent = told;
    }
    if (!figures) return;
    for (const day of document.querySelectorAll<HTMLInputElement>("input[type=date]"))
      day.value = "2026-03-01";
    for (const chart of document.querySelectorAll<SVGElement>("main svg:not(.lucide)"))
      chart.style.opacity = "0";
  }, differs);
  await awaitPictures(page);
}
