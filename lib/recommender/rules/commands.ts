import "server-only";
import type { Db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError, type FieldError } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import { parseInput } from "@/lib/platform/parse-input";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { resolveProductIds } from "@/lib/shop/catalog/resolve-products";
import { type Period, type Rule, type RuleDefinition, ruleSchema, type RuleState } from "./definition";
import { readRule } from "./read-rule";

/** A rule as it is written, with its period. */
export interface NewRule extends Period {
  definition: unknown;
  /** `off`: it is only kept, to be looked at before it holds. Left out: a new one is on, another stays what it is. */
  state?: "on" | "off";
}

/** Throws AppError invalid with the path of each key that is wrong. */
async function parseRule({ definition: given, startsAt, endsAt }: NewRule): Promise<RuleDefinition> {
  const definition = parseInput(ruleSchema, given, "This rule cannot be as it is.");
  const fields = await findStrays(definition);
  if (startsAt !== null && endsAt !== null && endsAt <= startsAt)
    fields.push({ path: "endsAt", message: "A rule has to end after it starts." });
  if (fields.length > 0) throw new AppError("invalid", "This rule cannot be as it is.", { fields });
  return definition;
}

/** Products and categories that are not there. */
async function findStrays({ scope, action }: RuleDefinition): Promise<FieldError[]> {
  const fields: FieldError[] = [];
  const catalog = await getLiveCatalog();
  for (const name of ["category", "likes"] as const) {
    const wanted = scope[name];
    if (wanted !== null && !catalog.findCategory(wanted))
      fields.push({ path: `scope.${name}`, message: "There is no such category." });
  }
  if (action.kind !== "pin") return fields;
  const known = await resolveProductIds(action.pins.map(({ product }) => product));
  action.pins.forEach(({ product }, i) => {
    if (!known.has(product))
      fields.push({ path: `action.pins.${i}.product`, message: "There is no such product." });
  });
  return fields;
}

const toDate = (time: number | null) => (time === null ? null : new Date(time));

async function keepVersion(db: Db, rule: Rule): Promise<void> {
  const { id: ruleId, version, state, definition, startsAt, endsAt, changedBy } = rule;
  await db.ruleVersion.create({
    data: {
      ruleId,
      version,
      state,
      definition: definition as Prisma.InputJsonObject,
      startsAt: toDate(startsAt),
      endsAt: toDate(endsAt),
      by: changedBy,
    },
    select: { version: true },
  });
}

/** Keeps a rule, which holds from its start on, or at once. Throws AppError unauthenticated, forbidden or invalid. */
export async function addRule(input: NewRule, actor: Actor): Promise<Rule> {
  const createdBy = requireRight(actor, "merchandising:write");
  const definition = await parseRule(input);
  const id = uuidv7();
  return inTransaction(async (db) => {
    const row = await db.rule.create({
      data: {
        id,
        definition: definition as Prisma.InputJsonObject,
        state: input.state,
        startsAt: toDate(input.startsAt),
        endsAt: toDate(input.endsAt),
        createdBy,
        changedBy: createdBy,
      },
    });
    const rule = readRule(row);
    await keepVersion(db, rule);
    const detail = { name: definition.name, kind: definition.action.kind };
    await recordAudit(db, { actor: createdBy, action: "rule.add", subject: id, detail });
    return rule;
  });
}

/**
 * Changes a rule. Throws AppError conflict when it is not `version` any more: somebody else has changed it; else as
 * `addRule`, or not_found.
 */
export async function changeRule(id: string, version: number, input: NewRule, actor: Actor): Promise<Rule> {
  const by = requireRight(actor, "merchandising:write");
  const definition = await parseRule(input);
  const data = {
    definition: definition as Prisma.InputJsonObject,
    startsAt: toDate(input.startsAt),
    endsAt: toDate(input.endsAt),
    state: input.state,
  };
  return change(id, by, "rule.change", (rule) => {
    if (rule.version !== version)
      throw new AppError(
        "conflict",
        `${rule.changedBy} has changed this rule meanwhile. Please look at it again.`,
      );
    return data;
  });
}

const VERBS = { on: "rule.switch-on", off: "rule.switch-off", removed: "rule.remove" } as const;

/** Switches a rule on or off, or takes it away for good. Twice changes nothing. Throws as `changeRule`. */
export async function switchRule(id: string, state: RuleState, actor: Actor): Promise<void> {
  const by = requireRight(actor, "merchandising:write");
  await change(id, by, VERBS[state], (rule) => (rule.state === state ? null : { state }));
}

async function change(
  id: string,
  by: string,
  action: "rule.change" | (typeof VERBS)[RuleState],
  dataOf: (rule: Rule) => Prisma.RuleUpdateInput | null,
): Promise<Rule> {
  return inTransaction(async (db) => {
    await db.$queryRaw`select id from merchandising_rules where id = ${id}::uuid for update`;
    const row = await db.rule.findUnique({ where: { id } });
    if (!row || row.state === "removed") throw new AppError("not_found", "There is no such rule.");
    const before = readRule(row);
    const data = dataOf(before);
    if (data === null) return before;
    const version = row.version + 1;
    const changed = await db.rule.update({
      where: { id },
      data: { ...data, version, changedAt: new Date(), changedBy: by },
    });
    const rule = readRule(changed);
    await keepVersion(db, rule);
    await recordAudit(db, {
      actor: by,
      action,
      subject: id,
      detail: { name: rule.definition.name, version },
    });
    return rule;
  });
}
