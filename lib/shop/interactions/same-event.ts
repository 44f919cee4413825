import "server-only";
import { getDb } from "@/lib/platform/db/client";
import type { Checked } from "./check-interaction";
import type { NewEvents } from "./write-events";
import { type InteractionKind, WITHOUT_VALUE } from "./schema";

/** A checked interaction that has an id of its own in the database: all but impressions. */
type Identified = Extract<Checked, { type: "fact" | "click" }>;

const TAKEN: Checked = {
  type: "rejected",
  rejection: { code: "id_taken", message: "Another interaction, which says something else, has this id." },
};

interface SaidFact {
  shopperId: string | null;
  productId: number;
  kind: InteractionKind;
  value: number;
  at: number;
  clientAt: number | null;
}

/** What an interaction says, as one text. Its time is as it was sent: corrections differ from one sending to the next. */
function sayFact({ shopperId, productId, kind, value, at, clientAt }: SaidFact): string {
  // The database keeps values as 32-bit floats.
  const amount = WITHOUT_VALUE.has(kind) ? 1 : Math.fround(value);
  return [shopperId, productId, kind, amount, clientAt ?? at].join(" ");
}

const sayClick = ({ listId, productId }: { listId: string; productId: number }): string =>
  [listId, productId].join(" ");

const idOf = (item: Identified): string => (item.type === "fact" ? item.fact.id : item.click.id);
const keyOf = (item: Identified): string => `${item.type} ${idOf(item)}`;
const say = (item: Identified): string => (item.type === "fact" ? sayFact(item.fact) : sayClick(item.click));

function isIdentified(item: Checked): item is Identified {
  return item.type === "fact" || item.type === "click";
}

/** Within a batch an id belongs to the first that has it: what says something else under it is rejected. */
export function rejectRivals(checked: readonly Checked[]): Checked[] {
  const first = new Map<string, Identified>();
  return checked.map((item) => {
    if (!isIdentified(item)) return item;
    const key = keyOf(item);
    const before = first.get(key);
    if (!before) first.set(key, item);
    return !before || say(item) === say(before) ? item : TAKEN;
  });
}

/** What was not new says what is stored under its id, or is rejected: a repetition says the same. */
export async function rejectTaken(checked: readonly Checked[], added: NewEvents): Promise<Checked[]> {
  const repeated = checked.filter(isIdentified).filter((item) => {
    return item.type === "fact" ? !added.facts.has(item.fact.id) : !added.clicks.has(item.click.id);
  });
  if (repeated.length === 0) return [...checked];
  const stored = await readSaid(repeated);
  return checked.map((item) => {
    if (!isIdentified(item)) return item;
    return (stored.get(keyOf(item)) ?? say(item)) === say(item) ? item : TAKEN;
  });
}

async function readSaid(items: readonly Identified[]): Promise<Map<string, string>> {
  const idsOf = (type: Identified["type"]) => items.filter((item) => item.type === type).map(idOf);
  const [factIds, clickIds] = [idsOf("fact"), idsOf("click")];
  const [facts, clicks] = await Promise.all([
    factIds.length === 0
      ? []
      : getDb().interaction.findMany({
          where: { id: { in: factIds } },
          select: {
            id: true,
            shopperId: true,
            productId: true,
            kind: true,
            value: true,
            at: true,
            clientAt: true,
          },
        }),
    clickIds.length === 0
      ? []
      : getDb().click.findMany({
          where: { id: { in: clickIds } },
          select: { id: true, listId: true, productId: true },
        }),
  ]);
  return new Map([
    ...facts.map(({ id, at, clientAt, ...fact }): [string, string] => [
      `fact ${id}`,
      sayFact({ ...fact, at: at.getTime(), clientAt: clientAt?.getTime() ?? null }),
    ]),
    ...clicks.map((click): [string, string] => [`click ${click.id}`, sayClick(click)]),
  ]);
}
