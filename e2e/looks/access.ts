import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";

/** Each of these answers what is wrong, a sentence for each fault; nothing when nothing is. */

/** What axe finds. `except` names rules that cannot hold here. */
export async function findViolations(page: Page, except: readonly string[]): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).disableRules([...except]).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** With letters twice as large: what does not fit the width of the window any more. */
export async function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    root.style.fontSize = "200%";
    const over = root.scrollWidth - root.clientWidth;
    const isOutside = (element: Element) => {
      const { right, width } = element.getBoundingClientRect();
      return width > 0 && right > root.clientWidth + 1 && !element.closest("dialog:not([open])");
    };
    const wide = over > 0 ? [...document.body.querySelectorAll("*")].filter(isOutside) : [];
    root.style.fontSize = "";
    if (over <= 0) return [];
    const deepest = wide.filter((one) => !wide.some((other) => other !== one && one.contains(other)));
    return [
      `${over} px too wide: ${deepest
        .slice(0, 5)
        .map((one) => one.outerHTML.slice(0, 160))
        .join(" | ")}`,
    ];
  });
}

/** What moves although the visitor asked for less of it. */
export async function findMotion(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect, playState }) => {
        const { duration = 0, iterations = 1 } = effect?.getTiming() ?? {};
        return playState === "running" && (Number(duration) > 1 || iterations === Infinity);
      })
      .map(({ effect }) => (effect as KeyframeEffect).target?.outerHTML.slice(0, 160) ?? "something"),
  );
}

/** In forced colours: fields without an edge, and filled buttons that look like text. */
export async function findFaded(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.getBoundingClientRect().width > 2;
    const hasEdge = (element: Element) => {
      // Where a file is chosen, the edge is that of the browser's own button.
      const part = element.matches("[type=file]") ? "::file-selector-button" : undefined;
      const { borderTopStyle, borderTopWidth, borderTopColor, outlineStyle } = getComputedStyle(
        element,
        part,
      );
      const ground = getComputedStyle(document.body).backgroundColor;
      const hasBorder =
        borderTopStyle !== "none" && parseFloat(borderTopWidth) >= 1 && borderTopColor !== ground;
      return hasBorder || outlineStyle !== "none";
    };
    const fields = "input:not([type=hidden], [type=checkbox], [type=radio], [type=range]), select, textarea";
    const filled = "button.bg-accent, a.bg-accent, [aria-current=page].bg-ink, [role=progressbar]";
    return [...document.querySelectorAll(`${fields}, ${filled}`)]
      .filter(
        (element) =>
          isShown(element) && !hasEdge(element) && !(element.parentElement && hasEdge(element.parentElement)),
      )
      .map((element) => element.outerHTML.slice(0, 200));
  });
}

interface Stop {
  /** The element that has the focus, as it is written; null when it is the page itself. */
  html: string | null;
  place: string;
  fault: string | null;
}

/** What has the focus now, and why it is not to be seen, if so. */
function lookAtFocus(): Stop {
  const element = document.activeElement;
  if (!element || element === document.body) return { html: null, place: "", fault: null };
  const box = (one: Element) => one.getBoundingClientRect();
  const rect = box(element);
  const place = `${element.tagName} ${Math.round(rect.left + scrollX)} ${Math.round(rect.top + scrollY)}`;
  const html = element.outerHTML.slice(0, 200);
  // A control that is drawn by what stands beside or around it.
  const isTiny = rect.width <= 2 || rect.height <= 2;
  const shown = isTiny ? (element.closest("label") ?? element.nextElementSibling ?? element) : element;
  const ring = (style: CSSStyleDeclaration) =>
    style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  const isRinged =
    [shown, element, element.parentElement ?? element].some((one) => ring(getComputedStyle(one))) ||
    ring(getComputedStyle(element, "::after"));
  if (!isRinged) return { html, place, fault: "has no ring" };
  const { left, top, right, bottom } = box(shown);
  const [x0, x1] = [Math.max(left, 0), Math.min(right, innerWidth)];
  const [y0, y1] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
  if (x1 - x0 < 2 || y1 - y0 < 2) return { html, place, fault: "is out of view" };
  const points = [0.5, 0.1, 0.9].flatMap((part) => [
    [x0 + (x1 - x0) * part, (y0 + y1) / 2],
    [(x0 + x1) / 2, y0 + (y1 - y0) * part],
  ]);
  const isHit = points.some(([x = 0, y = 0]) => {
    const hit = document.elementFromPoint(x, y);
    return (
      hit !== null && (shown.contains(hit) || hit.contains(shown) || hit.closest("label")?.contains(element))
    );
  });
  return { html, place, fault: isHit ? null : "is covered" };
}

const MOST_STOPS = 250;

/** Walks through the whole page by Tab: what has the focus and cannot be seen, or does not let go of it. */
export async function findLostFocus(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const seen = new Set<string>();
  let turns = 0;
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press("Tab");
    const { html, place, fault } = await page.evaluate(lookAtFocus);
    // Past the last element the browser's own controls come, and then the first again.
    if (html === null) {
      if (seen.size > 0 || ++turns > 1) return faults;
      continue;
    }
    if (seen.has(`${place} ${html}`)) return faults;
    seen.add(`${place} ${html}`);
    if (fault) faults.push(`${fault}: ${html}`);
  }
  return faults;
}
