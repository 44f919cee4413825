import { z } from "zod";
import { isUuid } from "@/lib/platform/ids";
import { plainLine } from "@/lib/platform/form-fields";
import { PLACEMENTS } from "@/lib/recommender/strategies/placements";

const text = (max: number) => z.string().trim().max(max, `Please use at most ${max} characters.`).default("");

/** A number as people type it; empty: none. */
const number = z
  .string()
  .trim()
  .default("")
  .transform((typed) => (typed === "" ? null : Number(typed.replace(",", ".").replace(/\s*%$/, ""))))
  .refine((value) => value === null || Number.isFinite(value), "Please enter a number.");
const share = number.transform((percent) => (percent === null ? null : percent / 100));

/** `2026-03-01T09:00`, taken as UTC; empty: none. */
const moment = z
  .string()
  .trim()
  .default("")
  .transform((typed) => (typed === "" ? null : Date.parse(`${typed}Z`)))
  .refine((time) => time === null || Number.isFinite(time), "Please enter a date and a time.");

const PIN_LINE = /^(\d{1,3})[\s,;:.)]+(\S.*)$/;

/** `1 SKU-12`, a line each. */
const pins = text(5_000).transform((typed, context) =>
  typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [, position, product = ""] = PIN_LINE.exec(line) ?? [];
      if (!position)
        context.addIssue({ code: "custom", message: `“${line}” is not a place and a product: 1 SKU-12` });
      return { position: Number(position), product: product.trim() };
    }),
);

const actionFields = z.object({
  kind: z.string().max(20),
  pins: pins.optional(),
  where: text(2_000),
  factor: number,
  by: z.enum(["brand", "category", "attribute"]).default("brand"),
  attribute: plainLine(60).default(""),
  most: number,
  share,
  least: share,
  unknown: z.string().max(20).default("leave-out"),
  across: z.string().max(10).default("list"),
  days: number,
});

function toAction({
  kind,
  by,
  attribute,
  ...fields
}: z.output<typeof actionFields>): Record<string, unknown> {
  const { where, factor, most, across, least, unknown, days } = fields;
  const grouping = by === "attribute" ? `attributes.${attribute.replace(/[^\p{L}\p{N}]+/gu, "_")}` : by;
  switch (kind) {
    case "pin":
      return { kind, pins: fields.pins ?? [] };
    case "boost":
    case "bury":
      return { kind, where, factor };
    case "cap":
      return { kind, by: grouping, most, share: fields.share, across };
    case "margin":
      return { kind, least, unknown };
    case "distinct":
      return { kind, by: grouping, across };
    case "fatigue":
      return { kind, most, days };
    default:
      return { kind, where };
  }
}

/** A rule as the form of the admin describes it; whether it can be meant, the command says. */
export const ruleFormSchema = z
  .object({
    /** Empty: a new one. */
    id: z
      .string()
      .max(40)
      .default("")
      .refine((id) => id === "" || isUuid(id), "This is not a rule."),
    version: number,
    state: z.enum(["on", "off"]).optional(),
    name: plainLine(80).default(""),
    owner: plainLine(120).default(""),
    reason: text(500),
    priority: number,
    placements: z.record(z.string(), z.string()).default({}),
    scope: z.object({
      category: text(200),
      likes: text(200),
      shoppers: z.string().max(10).default("all"),
      device: z.string().max(10).default("all"),
    }),
    startsAt: moment,
    endsAt: moment,
    action: actionFields,
  })
  .transform(
    ({ id, version, state, startsAt, endsAt, name, owner, reason, priority, placements, scope, action }) => {
      const { category, likes, shoppers, device } = scope;
      const chosen = PLACEMENTS.filter((placement) => placement.replaceAll(".", "-") in placements);
      const definition = {
        name,
        owner,
        reason,
        priority: priority ?? 50,
        scope: { placements: chosen, category: category || null, likes: likes || null, shoppers, device },
        action: toAction(action),
      };
      return { id, version: version ?? 0, rule: { definition, startsAt, endsAt, state } };
    },
  );
