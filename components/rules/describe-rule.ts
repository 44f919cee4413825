import { formatMoment } from "@/components/admin/format";
import { placementName } from "@/components/admin/placement-name";
import type {
  ActionKind,
  Period,
  RuleAction,
  RuleDefinition,
  RuleScope,
} from "@/lib/recommender/rules/definition";

/** What each kind of rule does, in the words of the admin. */
export const KINDS: Readonly<Record<ActionKind, { title: string; says: string }>> = {
  pin: { title: "Pin", says: "Certain products stand at certain places, whatever the scores say." },
  boost: { title: "Boost", says: "What fits a filter scores higher." },
  bury: { title: "Bury", says: "What fits a filter scores lower." },
  exclude: { title: "Exclude", says: "What fits a filter is not shown." },
  include: { title: "Include only", says: "Nothing is shown but what fits a filter." },
  cap: { title: "Cap", says: "At most so many products of one brand, category or attribute." },
  distinct: { title: "One of a group", says: "No two products of one series, brand or category." },
  margin: { title: "Minimum margin", says: "Nothing is shown that earns less than a share of its price." },
  fatigue: { title: "Rest", says: "What a shopper has been shown too often is left out for a while." },
};

const percent = (share: number) => `${Number((share * 100).toFixed(1))}%`;
const ofWhat = (across: "list" | "page") => (across === "page" ? "on a page" : "in a list");
const groupName = (by: string) => by.replace("attributes.", "attribute ");

/** What a rule does, in a line. */
export function describeAction(action: RuleAction): string {
  switch (action.kind) {
    case "pin":
      return `Pins ${action.pins.map(({ product, position }) => `${product} to place ${position}`).join(", ")}`;
    case "boost":
      return `Boosts ×${action.factor}: ${action.where}`;
    case "bury":
      return `Buries ÷${action.factor}: ${action.where}`;
    case "exclude":
      return `Excludes ${action.where}`;
    case "include":
      return `Only ${action.where}`;
    case "cap": {
      const most = action.most === null ? percent(action.share ?? 1) : String(action.most);
      return `At most ${most} of one ${groupName(action.by)} ${ofWhat(action.across)}`;
    }
    case "distinct":
      return `No two of one ${groupName(action.by)} ${ofWhat(action.across)}`;
    case "margin":
      return `At least ${percent(action.least)} margin${action.unknown === "keep" ? ", or an unknown cost" : ""}`;
    case "fatigue":
      return `Rests after ${action.most} times in ${action.days} days`;
  }
}

/** Where and for whom a rule holds. */
export function describeScope({ placements, category, shoppers, device, likes }: RuleScope): string {
  const parts = [placements.length === 0 ? "Everywhere" : placements.map(placementName).join(", ")];
  if (category !== null) parts.push(`on pages of ${category}`);
  if (shoppers !== "all") parts.push(shoppers === "new" ? "for new shoppers" : "for shoppers known already");
  if (likes !== null) parts.push(`who have met ${likes}`);
  if (device !== "all") parts.push(device === "phone" ? "on phones" : "on desktops");
  return parts.join(", ");
}

const moment = (time: number) => formatMoment(new Date(time).toISOString());

export function describePeriod({ startsAt, endsAt }: Period): string {
  if (startsAt === null && endsAt === null) return "always";
  if (startsAt === null) return `until ${moment(endsAt ?? 0)}`;
  return endsAt === null ? `from ${moment(startsAt)}` : `${moment(startsAt)} – ${moment(endsAt)}`;
}

/** What the form shows of an action, by the names of its fields. */
export function toFields({ action }: Pick<RuleDefinition, "action">): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const [key, value] of Object.entries(action)) {
    if (typeof value === "string" || typeof value === "number") fields[`action.${key}`] = String(value);
  }
  if (action.kind === "pin")
    fields["action.pins"] = action.pins.map(({ position, product }) => `${position} ${product}`).join("\n");
  if (action.kind === "margin") fields["action.least"] = String(Number((action.least * 100).toFixed(2)));
  if (action.kind === "cap" && action.share !== null)
    fields["action.share"] = String(Number((action.share * 100).toFixed(2)));
  const by = "by" in action ? action.by : "brand";
  if (by.startsWith("attributes.")) {
    fields["action.by"] = "attribute";
    fields["action.attribute"] = by.slice("attributes.".length);
  }
  return fields;
}
