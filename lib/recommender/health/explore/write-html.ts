import { columnChart, escapeHtml, rowChart, tailChart } from "./chart";
import type { Exploration, Spread } from "./exploration";

const counts = new Intl.NumberFormat("en-GB");
const percent = (share: number) => `${(100 * share).toFixed(share > 0 && share < 0.01 ? 3 : 1)} %`;
const day = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Readable on paper and on a phone, by day and by night. */
const STYLE = `
:root { color-scheme: light dark; --ink: #1c1917; --muted: #57534e; --line: #e7e5e4; --surface: #ffffff; --bar: #0f766e; }
@media (prefers-color-scheme: dark) { :root { --ink: #f5f5f4; --muted: #a8a29e; --line: #44403c; --surface: #1c1917; --bar: #2dd4bf; } }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--surface); }
h1 { font-size: 1.75rem; line-height: 1.2; } h2 { margin: 2.5rem 0 1rem; font-size: 1.25rem; }
p, li { max-width: 46rem; } .muted, figcaption, summary { color: var(--muted); } figcaption { margin-bottom: .5rem; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; }
dl div { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; } dt { color: var(--muted); font-size: .875rem; } dd { margin: 0; font-size: 1.25rem; font-weight: 600; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr)); gap: 1.5rem; }
figure { margin: 0; min-width: 0; max-width: 40rem; } figure > svg { width: 100%; height: auto; overflow: visible; } svg text { font-size: 11px; fill: var(--muted); }
.bar { fill: var(--bar); } .line { fill: none; stroke: var(--bar); stroke-width: 2; } .grid { stroke: var(--line); }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .875rem; } td { text-align: right; padding: .2rem .5rem; white-space: nowrap; } th { text-align: left; font-weight: 400; padding: .2rem .5rem .2rem 0; overflow-wrap: break-word; } thead th + th { text-align: right; }
td.wide { width: 40%; } td.wide svg { display: block; width: 100%; height: .6rem; } details { margin-top: .5rem; max-height: 20rem; overflow: auto; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }`;

/** The report as one file: no script, nothing fetched from anywhere. */
export function writeHtml(found: Exploration, madeAt: Date): string {
  const title = `What is in the data: ${found.name}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p class="muted">Made ${madeAt.toISOString().slice(0, 16).replace("T", " ")} UTC. ${found.notes.map(escapeHtml).join(" ")}</p>
${keyNumbers(found)}
${list("What to do with it", found.advice, "Nothing stands out: the usual settings fit.")}
${list("What does not look usual", found.outliers, "No shopper, product, day or quantity is far from the others.")}
${section("Events", [
  rowChart("By kind", found.kinds, "events", found.events),
  columnChart("Over time", found.timeline, "events"),
  columnChart("By hour of the day (UTC)", found.hours, "events"),
  columnChart("By weekday (UTC)", found.weekdays, "events"),
])}
${section("Shoppers and products", [
  columnChart("Shoppers by their number of events", found.perShopper.bars, "shoppers"),
  columnChart("Products by their number of events", found.perProduct.bars, "products"),
  tailChart("The long tail: how much the most popular products have", found.tail),
  rowChart("The most popular products", found.topProducts, "events", found.events),
])}
${sayShoppers(found)}
${section("Sessions", [found.sessions ? columnChart("Sessions by their number of events", found.sessions.lengths.bars, "sessions") : ""])}
${saySessions(found)}
${sayCold(found)}
</main>
</body>
</html>
`;
}

function keyNumbers({ events, shoppers, products, from, to, density, pairs, repeated }: Exploration): string {
  const numbers: [string, string][] = [
    ["Events", counts.format(events)],
    ["Shoppers", counts.format(shoppers)],
    ["Products", counts.format(products)],
    ["Pairs of both", counts.format(pairs)],
    ["Of all pairs", `${(100 * density).toPrecision(2)} %`],
    ["Said again", percent(repeated)],
  ];
  if (from !== null && to !== null) numbers.push(["From", day(from)], ["To", day(to)]);
  return `<dl>${numbers.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join("")}</dl>`;
}

function section(title: string, charts: readonly string[]): string {
  const drawn = charts.filter((chart) => chart !== "");
  return drawn.length === 0 ? "" : `<h2>${title}</h2><div class="charts">${drawn.join("")}</div>`;
}

function list(title: string, sentences: readonly string[], none: string): string {
  const items = (sentences.length === 0 ? [none] : sentences).map((text) => `<li>${escapeHtml(text)}</li>`);
  return `<h2>${title}</h2><ul>${items.join("")}</ul>`;
}

function sayShoppers({ perShopper, perProduct, density }: Exploration): string {
  const say = (who: string, { median, mean, largest }: Spread) =>
    `Half of the ${who} have at most ${counts.format(median)} events (mean ${mean.toFixed(1)}, most ${counts.format(largest)}).`;
  return `<p>${say("shoppers", perShopper)} ${say("products", perProduct)} Of all pairs of a shopper and a product ${percent(1 - density)} are empty.</p>`;
}

function saySessions({ sessions }: Exploration): string {
  if (!sessions)
    return "<h2>Sessions</h2><p>The events carry no times, so there are no sessions to tell.</p>";
  const { count, single, medianMinutes, medianDaysBetween, lengths } = sessions;
  const back =
    medianDaysBetween === null
      ? "Nobody came back after a pause."
      : `Whoever comes back does so after ${medianDaysBetween.toFixed(1)} days (median).`;
  return `<p>${counts.format(count)} sessions (a pause of 30 minutes ends one), half of them of at most ${counts.format(lengths.median)} events and ${medianMinutes.toFixed(1)} minutes; ${percent(single)} are a single event. ${back}</p>`;
}

function sayCold({ cold, worth }: Exploration): string {
  const rows: [string, number][] = [
    ["Shoppers who met fewer than two products", cold.shoppersBelow2],
    ["Shoppers who met fewer than five products", cold.shoppersBelow5],
    ["Products met by fewer than five shoppers", cold.productsBelow5],
    ["Of the newest fifth of events: by shoppers nobody knew before", cold.newestByNewShoppers],
    ["Of the newest fifth of events: with products nobody had met before", cold.newestWithNewProducts],
  ];
  if (cold.productsNeverMet !== null)
    rows.push(["Products on sale that nobody has met", cold.productsNeverMet]);
  const cells = rows.map(
    ([name, share]) => `<tr><th scope="row">${name}</th><td>${percent(share)}</td></tr>`,
  );
  const head = (names: readonly string[]) =>
    `<thead><tr>${names.map((name) => `<th scope="col">${name}</th>`).join("")}</tr></thead>`;
  const kinds = worth.map(
    ({ kind, pairs, bought, weight }) =>
      `<tr><th scope="row">${escapeHtml(kind)}</th><td>${counts.format(pairs)}</td><td>${percent(bought / pairs)}</td><td>${weight.toFixed(1)}</td></tr>`,
  );
  const led =
    kinds.length === 0
      ? ""
      : `<h2>What leads to a purchase</h2><table>${head(["After a", "Pairs of shopper and product", "Bought later", "Worth, in views"])}<tbody>${kinds.join("")}</tbody></table>`;
  return `<h2>Cold starts</h2><table>${head(["Who or what", "Share"])}<tbody>${cells.join("")}</tbody></table>${led}`;
}
