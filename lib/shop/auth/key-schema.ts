import { z } from "zod";
import { filledLine, plainLine } from "@/lib/platform/form-fields";
import { readOrigin } from "@/lib/platform/origin";
import type { KeyKind } from "./key-text";
import { KEY_SCOPES, type Scope } from "./scopes";

const MAX_ORIGINS = 50;
export const MAX_OVERLAP_HOURS = 24 * 90;

/** Origins as people write them down: by lines, commas or blanks. */
const origins = z
  .string()
  .max(10_000)
  .transform((text) => text.split(/[\s,]+/).filter((entry) => entry !== ""))
  .pipe(
    z.array(
      z.string().transform((entry, { addIssue }) => {
        const origin = readOrigin(entry);
        if (origin !== null) return origin;
        addIssue(`“${entry}” is no origin like https://www.example.com, without a path.`);
        return z.NEVER;
      }),
    ),
  )
  .refine((list) => list.length <= MAX_ORIGINS, `Please enter at most ${MAX_ORIGINS} origins.`)
  .transform((list) => [...new Set(list)]);

/** `a,b`, or a form's boxes by their names. */
const scopes = z
  .union([
    z.string().transform((text) => text.split(",")),
    z.record(z.string(), z.string()).transform(Object.keys),
  ])
  .transform((given) => given.map((entry) => entry.trim()).filter((entry) => entry !== ""))
  .pipe(z.array(z.enum(KEY_SCOPES as [Scope, ...Scope[]])))
  .transform((list) => [...new Set(list)]);

/** The end of a day (UTC), in the future; empty: never. */
const expires = plainLine(10)
  .transform((text, { addIssue }) => {
    if (text === "") return null;
    const at = z.iso.date().safeParse(text).success ? Date.parse(`${text}T23:59:59.999Z`) : Number.NaN;
    if (at > Date.now()) return new Date(at);
    addIssue("Please enter a day that is still to come, like 2027-01-31.");
    return z.NEVER;
  })
  .default(null);

/** A key as an admin asks for it. */
export const newKeySchema = z
  .object({
    name: filledLine("Please enter what the key is for.", 80),
    kind: z.enum(["secret", "publishable"] satisfies KeyKind[]).default("secret"),
    scopes: scopes.default([]),
    origins: origins.default([]),
    expires,
  })
  .refine(({ kind, scopes }) => kind !== "secret" || scopes.length > 0, {
    path: ["scopes"],
    message: "Please choose what the key may do.",
  })
  .refine(({ kind, origins }) => kind !== "publishable" || origins.length > 0, {
    path: ["origins"],
    message: "Please enter the origins whose pages may use the key.",
  })
  // What the other kind is made with means nothing.
  .transform(({ name, kind, scopes, origins, expires: expiresAt }) => ({
    name,
    kind,
    scopes: kind === "secret" ? scopes : [],
    origins: kind === "publishable" ? origins : [],
    expiresAt,
  }));
export type NewKey = z.output<typeof newKeySchema>;

const prefix = z.string().regex(/^[a-z0-9]{8}$/);
export const keyPrefixSchema = z.object({ prefix });
export const rotateKeySchema = z.object({
  prefix,
  overlapHours: z.coerce
    .number("Please enter a number of hours.")
    .int("Please enter whole hours.")
    .min(0, "Please enter 0 hours or more.")
    .max(MAX_OVERLAP_HOURS, `Please enter at most ${MAX_OVERLAP_HOURS} hours.`),
});

/** A key as admins see it. Times are ISO 8601. */
export interface KeyView {
  prefix: string;
  name: string;
  kind: KeyKind;
  scopes: string[];
  origins: string[];
  /** A publishable key as pages hold it. */
  token: string | null;
  createdAt: string;
  createdBy: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  revokedAt: string | null;
  replacedBy: string | null;
  /** Whether it opens anything now. */
  works: boolean;
}
