import { addKey, revokeApiKey, rotateApiKey } from "@/lib/shop/auth/api-keys";
import { listKeys } from "@/lib/shop/auth/key-queries";
import { newKeySchema } from "@/lib/shop/auth/key-schema";
import { readKeyText } from "@/lib/shop/auth/key-text";
import { KEY_SCOPES } from "@/lib/shop/auth/scopes";
import { COMMAND_LINE } from "@/lib/shop/audit/record-audit";
import { defineCommand, UsageError } from "../command";
import { EXIT } from "../exit-code";
import { formatTable } from "../format-table";
import type { Output } from "../output";
import { withSession } from "../session";

const ACTOR = { process: COMMAND_LINE };
const USUAL_OVERLAP_HOURS = "24";

interface Options {
  scopes?: string | undefined;
  origins?: string | undefined;
  expires?: string | undefined;
}

function readScopes(text: string | undefined): void {
  if (text === undefined) throw new UsageError(`--scopes is missing. Scopes: ${KEY_SCOPES.join(", ")}.`);
  for (const part of text.split(",")) {
    const known: readonly string[] = KEY_SCOPES;
    if (known.includes(part.trim())) continue;
    throw new UsageError(`There is no scope "${part.trim()}". Scopes: ${KEY_SCOPES.join(", ")}.`);
  }
}

async function create(name: string | undefined, options: Options, out: Output): Promise<void> {
  if (!name?.trim()) throw new UsageError("Missing: <name>, saying what the key is for.");
  const { scopes, origins, expires } = options;
  const kind = origins === undefined ? "secret" : "publishable";
  if (kind === "secret") readScopes(scopes);
  else if (scopes !== undefined) throw new UsageError("A key has --scopes or --origins, not both.");
  const wanted = newKeySchema.safeParse({ name, kind, scopes, origins, expires });
  if (!wanted.success) throw new UsageError(wanted.error.issues.map(({ message }) => message).join(" "));
  const key = await withSession(out, () => addKey(wanted.data, ACTOR));
  out.result({ ...wanted.data, key });
  const shown = kind === "secret" ? "Shown only now. Send" : "For pages of these origins. Send";
  out.line(`${key}\n\n${shown} it as: Authorization: Bearer <key>`);
}

async function rotate(prefix: string | undefined, overlap: string, out: Output): Promise<void> {
  if (!prefix) throw new UsageError("Missing: <prefix> of the key (key list shows it).");
  const hours = Number(overlap);
  if (!(hours >= 0)) throw new UsageError("--overlap is a number of hours, such as 24.");
  const rotated = await withSession(out, () => rotateApiKey(prefix, hours, ACTOR));
  out.result(rotated);
  out.line(
    `${rotated.key}\n\nShown only now. The old key works until ${rotated.oldWorksUntil.toISOString()}.`,
  );
}

async function revoke(named: string | undefined, out: Output): Promise<void> {
  if (!named) throw new UsageError("Missing: <prefix> of the key (key list shows it).");
  // A whole key is understood too: only its middle part names it.
  const prefix = readKeyText(named)?.prefix ?? named;
  await withSession(out, () => revokeApiKey(prefix));
  out.result({ revoked: prefix });
  out.line(`Key ${prefix} is refused from now on.`);
}

async function list(out: Output): Promise<void> {
  const keys = await withSession(out, () => listKeys(ACTOR));
  out.result(keys);
  const day = (at: string | null) => at?.slice(0, 10) ?? "";
  const rows = keys.map((key) => [
    key.prefix,
    key.name,
    key.kind,
    [...key.scopes, ...key.origins].join(","),
    day(key.createdAt),
    day(key.lastUsedAt) || "never",
    day(key.expiresAt),
    day(key.revokedAt),
  ]);
  if (rows.length === 0) out.line("There are no keys.");
  else
    formatTable(
      ["prefix", "name", "kind", "scopes or origins", "made", "last used", "ends", "revoked"],
      rows,
    ).forEach((line) => out.line(line));
}

export const keyCommand = defineCommand({
  name: "key",
  summary: "Make, list, rotate and revoke API keys of other programs",
  positionals: ["<create|list|rotate|revoke>", "[name or prefix]"],
  options: {
    scopes: { type: "string" },
    origins: { type: "string" },
    expires: { type: "string" },
    overlap: { type: "string", default: USUAL_OVERLAP_HOURS },
  },
  details: `
  create <name>        make a key and show it once; needs --scopes, or --origins for one that stands in pages
  list                 all keys, without their secrets
  rotate <prefix>      make a key with the same rights; the old one works on for --overlap hours
  revoke <prefix>      refuse a key from now on
  --scopes <list>      of a secret key: ${KEY_SCOPES.join(", ")}
  --origins <list>     of a publishable key: https://www.example.com,…
  --expires <day>      of a new key: its last day (UTC)
  --overlap <hours>    of a rotation (${USUAL_OVERLAP_HOURS})`,
  async run({ values, positionals: [action, name], out }) {
    if (action === "create") await create(name, values, out);
    else if (action === "list") await list(out);
    else if (action === "rotate") await rotate(name, values.overlap, out);
    else if (action === "revoke") await revoke(name, out);
    else throw new UsageError(`"${action}" is not an action; choose create, list, rotate or revoke.`);
    return EXIT.ok;
  },
});
