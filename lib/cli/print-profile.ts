import type { FileProfile } from "@/lib/data/import/profile-file";
import { formatMoney } from "@/lib/platform/money";
import { formatCount, formatTable } from "./format-table";
import type { Output } from "./output";
import { printReasons } from "./print-import-report";

/** A report is at most a screen. */
const SHOWN_CATEGORIES = 3;
const SHOWN_PRODUCTS = 2;
const SHOWN_IGNORED = 8;
const SHOWN_EXAMPLES = 1;

function printProducts({ prices, categories, sampleProducts }: FileProfile, out: Output): void {
  if (!prices) return;
  const money = (amount: number) => formatMoney({ amount, currency: prices.currency });
  out.line(`Prices:     ${money(prices.lowest)} to ${money(prices.highest)}, median ${money(prices.median)}`);
  out.line(`\nCategories: ${formatCount(categories.length)}, the largest:`);
  const rows = categories
    .slice(0, SHOWN_CATEGORIES)
    .map(({ category, products }) => [formatCount(products), category]);
  for (const line of formatTable(["products", "category"], rows)) out.line(`  ${line}`);
  out.line("\nProducts, for example:");
  const samples = sampleProducts
    .slice(0, SHOWN_PRODUCTS)
    .map(({ sku, name, category, price }) => [sku, name, money(price), category]);
  for (const line of formatTable(["sku", "name", "price", "category"], samples)) out.line(`  ${line}`);
}

function printRejected({ reasons }: FileProfile, out: Output): void {
  if (reasons.length === 0) return;
  out.line("\nWould be rejected:");
  printReasons(reasons, out);
  for (const { examples } of reasons.slice(0, SHOWN_EXAMPLES)) {
    const [example] = examples;
    if (example) out.line(`  for example line ${example.line}: ${example.reason}`);
  }
}

function printRemarks({ remarks, remarkedRows }: FileProfile, out: Output): void {
  if (remarks.length === 0) return;
  out.line(`\nWould be read otherwise than written or in part: ${formatCount(remarkedRows)} rows`);
  printReasons(remarks, out, "what");
}

function printChanges({ shop }: FileProfile, out: Output): void {
  if (!shop) return;
  const { added, changed, unchanged, missing } = shop;
  const parts = [
    `${formatCount(added)} new`,
    `${formatCount(changed)} changed`,
    `${formatCount(unchanged)} as they are`,
  ];
  out.line(`In the shop: ${parts.join(", ")}, ${formatCount(missing)} on sale are not in this file`);
}

function listSome(names: readonly string[]): string {
  const more = names.length - SHOWN_IGNORED;
  const shown = names.slice(0, SHOWN_IGNORED).join(", ");
  return more > 0 ? `${shown} and ${formatCount(more)} more` : shown;
}

/** The profile of a dry run. */
export function printProfile(profile: FileProfile, out: Output): void {
  out.result(profile);
  const { rows, importable, duplicates, rejected, columns, kinds, dates } = profile;
  const parts = `${formatCount(importable)} importable + ${formatCount(duplicates)} duplicates + ${formatCount(rejected)} rejected`;
  out.line(`${profile.file}: ${formatCount(rows)} rows = ${parts} (dry run: nothing was written)\n`);
  out.line(`Columns:    ${columns.used.join(", ")}`);
  if (columns.ignored.length > 0) out.line(`Ignored:    ${listSome(columns.ignored)}`);
  const counted = Object.entries(kinds).map(([kind, count]) => `${formatCount(count)} ${kind}`);
  if (counted.length > 0) out.line(`Kinds:      ${counted.join(", ")}`);
  if (dates) out.line(`Dates:      ${dates.first} to ${dates.last}`);
  if (profile.shoppers > 0) out.line(`Shoppers:   ${formatCount(profile.shoppers)}`);
  out.line(`Products:   ${formatCount(profile.products)}`);
  printChanges(profile, out);
  printProducts(profile, out);
  printRejected(profile, out);
  printRemarks(profile, out);
  if (profile.notes.length > 0) out.line(`\n${profile.notes.join("\n")}`);
}
