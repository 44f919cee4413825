import type { Bar } from "./exploration";

const counts = new Intl.NumberFormat("en-GB");
const compact = new Intl.NumberFormat("en-GB", { notation: "compact", maximumSignificantDigits: 3 });
const WIDTH = 460;
const HEIGHT = 180;
const LEFT = 46;
const BOTTOM = 22;
const GAP = 0.2;
/** More letters than these below a chart would lie on each other. */
const MOST_LETTERS = 56;

/** Text as HTML and attributes take it. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** Standing bars, and the same as a table. */
export function columnChart(title: string, bars: readonly Bar[], unit: string): string {
  if (bars.length === 0) return "";
  const largest = Math.max(1, ...bars.map(({ value }) => value));
  const width = (WIDTH - LEFT) / bars.length;
  const longest = Math.max(...bars.map(({ label }) => label.length)) + 1;
  const every = Math.ceil((bars.length * longest) / MOST_LETTERS);
  const drawn = bars.map(({ label, value }, i) => {
    const height = ((HEIGHT - BOTTOM) * value) / largest;
    const x = LEFT + width * (i + GAP / 2);
    const y = HEIGHT - BOTTOM - height;
    const tip = `<title>${escapeHtml(label)}: ${counts.format(value)} ${unit}</title>`;
    return `<rect class="bar" x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${(width * (1 - GAP)).toFixed(1)}" height="${height.toFixed(1)}">${tip}</rect>`;
  });
  const labels = bars.map(({ label }, i) =>
    i % every === 0
      ? `<text x="${(LEFT + width * (i + 0.5)).toFixed(1)}" y="${HEIGHT - 6}" text-anchor="middle">${escapeHtml(label)}</text>`
      : "",
  );
  const most = bars.reduce((best, bar) => (bar.value > best.value ? bar : best));
  const summary = `${title}: ${bars.length} bars, the largest ${most.label} with ${counts.format(most.value)} ${unit}.`;
  const plot = `<svg role="img" aria-label="${escapeHtml(summary)}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${axis(largest)}${drawn.join("")}${labels.join("")}</svg>`;
  return figure(title, plot, table(title, bars, unit));
}

function axis(largest: number): string {
  return [0, 0.5, 1]
    .map((share) => {
      const y = (HEIGHT - BOTTOM) * (1 - share);
      return `<line class="grid" x1="${LEFT}" x2="${WIDTH}" y1="${y}" y2="${y}"/><text x="${LEFT - 6}" y="${Math.max(10, y + 4)}" text-anchor="end">${compact.format(share * largest)}</text>`;
    })
    .join("");
}

/** Lying bars with their names: a table that is a picture. */
export function rowChart(title: string, bars: readonly Bar[], unit: string, total: number): string {
  if (bars.length === 0) return "";
  const largest = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  const rows = bars.map(({ label, value }) => {
    const bar = `<svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none"><rect class="bar" width="${((100 * value) / largest).toFixed(2)}" height="10"/></svg>`;
    const share = total > 0 ? `${((100 * value) / total).toFixed(1)} %` : "";
    return `<tr><th scope="row">${escapeHtml(label)}</th><td class="wide">${bar}</td><td>${counts.format(value)}</td><td>${share}</td></tr>`;
  });
  const head = `<thead class="unseen"><tr><th scope="col">What</th><th scope="col">Bar</th><th scope="col">${unit}</th><th scope="col">Share</th></tr></thead>`;
  return figure(title, `<table>${head}<tbody>${rows.join("")}</tbody></table>`, "");
}

/** How much the most popular have: a line from nothing to all. */
export function tailChart(title: string, tail: readonly { products: number; events: number }[]): string {
  if (tail.length === 0) return "";
  const size = HEIGHT - BOTTOM;
  const toX = (share: number) => (LEFT + share * (WIDTH - LEFT)).toFixed(1);
  const toY = (share: number) => (size * (1 - share)).toFixed(1);
  const points = [
    `${toX(0)},${toY(0)}`,
    ...tail.map(({ products, events }) => `${toX(products)},${toY(events)}`),
  ];
  const percent = (share: number) => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
  const grid = [0, 0.5, 1].map(
    (share) =>
      `<line class="grid" x1="${LEFT}" x2="${WIDTH}" y1="${toY(share)}" y2="${toY(share)}"/><text x="${LEFT - 6}" y="${Math.max(10, Number(toY(share)) + 4)}" text-anchor="end">${percent(share)}</text>`,
  );
  const labels = [0, 0.25, 0.5, 0.75].map(
    (share) => `<text x="${toX(share)}" y="${HEIGHT - 6}">${percent(share)}</text>`,
  );
  const plot = `<svg role="img" aria-label="${escapeHtml(title)}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${grid.join("")}<polyline class="line" points="${points.join(" ")}"/><line class="grid" x1="${toX(0)}" y1="${toY(0)}" x2="${toX(1)}" y2="${toY(1)}" stroke-dasharray="4 4"/>${labels.join("")}</svg>`;
  const rows = tail.map(
    ({ products, events }) =>
      `<tr><th scope="row">best ${percent(products)}</th><td>${percent(events)}</td></tr>`,
  );
  const head = '<thead><tr><th scope="col">Products</th><th scope="col">Events</th></tr></thead>';
  return figure(title, plot, `<table>${head}<tbody>${rows.join("")}</tbody></table>`);
}

function table(title: string, bars: readonly Bar[], unit: string): string {
  const rows = bars.map(
    ({ label, value }) =>
      `<tr><th scope="row">${escapeHtml(label)}</th><td>${counts.format(value)}</td></tr>`,
  );
  return `<table><caption class="unseen">${escapeHtml(title)}</caption><thead><tr><th scope="col">What</th><th scope="col">${unit}</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function figure(title: string, plot: string, numbers: string): string {
  const details = numbers ? `<details><summary>The same as a table</summary>${numbers}</details>` : "";
  return `<figure><figcaption>${escapeHtml(title)}</figcaption>${plot}${details}</figure>`;
}
