import { createApiKey, revokeApiKey } from "@/lib/shop/auth/api-keys";
import { KEY_SCOPES, type Scope } from "@/lib/shop/auth/scopes";
import { getDb } from "@/lib/platform/db/client";
import { defineCommand, UsageError } from "../command";
import { EXIT } from "../exit-code";
import { formatTable } from "../format-table";
import type { Output } from "../output";
import { withSession } from "../session";

function readScopes(text: string | undefined): Scope[] {
  if (text === undefined) throw new UsageError(`--scopes is missing. Scopes: ${KEY_SCOPES.join(", ")}.`);
  return text.split(",").map((part) => {
    const scope = KEY_SCOPES.find((one) => one === part.trim());
    if (!scope) throw new UsageError(`There is no scope "${part.trim()}". Scopes: ${KEY_SCOPES.join(", ")}.`);
    return scope;
  });
}

async function create(name: string | undefined, scopesText: string | undefined, out: Output): Promise<void> {
  if (!name?.trim()) throw new UsageError("Missing: <name>, saying what the key is for.");
  const scopes = readScopes(scopesText);
  const key = await withSession(out, () => createApiKey(name.trim(), scopes));
  out.result({ name: name.trim(), scopes, key });
  out.line(`${key}\n\nShown only now. Send it as: Authorization: Bearer <key>`);
}

async function revoke(prefix: string | undefined, out: Output): Promise<void> {
  if (!prefix) throw new UsageError("Missing: <prefix> of the key (key list shows it).");
  const name = await withSession(out, () => revokeApiKey(prefix));
  out.result({ revoked: name });
  out.line(`Key ${name} is refused from now on.`);
}

async function list(out: Output): Promise<void> {
  const select = {
    prefix: true,
    name: true,
    scopes: true,
    createdAt: true,
    lastUsedAt: true,
    revokedAt: true,
  };
  const keys = await withSession(out, () =>
    getDb().apiKey.findMany({ select, orderBy: { createdAt: "asc" } }),
  );
  out.result(keys);
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? "";
  const rows = keys.map(({ prefix, name, scopes, createdAt, lastUsedAt, revokedAt }) => [
    prefix,
    name,
    scopes.join(","),
    day(createdAt),
    day(lastUsedAt) || "never",
    day(revokedAt),
  ]);
  if (rows.length === 0) out.line("There are no keys.");
  else
    formatTable(["prefix", "name", "scopes", "made", "last used", "revoked"], rows).forEach((line) =>
      out.line(line),
    );
}

export const keyCommand = defineCommand({
  name: "key",
  summary: "Make, list and revoke API keys of other programs",
  positionals: ["<create|list|revoke>", "[name or prefix]"],
  options: { scopes: { type: "string" } },
  details: `
  create <name>        make a key and show it once; needs --scopes
  list                 all keys, without their secrets
  revoke <prefix>      refuse a key from now on
  --scopes <list>      of a new key: ${KEY_SCOPES.join(", ")}`,
  async run({ values, positionals: [action, name], out }) {
    if (action === "create") await create(name, values.scopes, out);
    else if (action === "list") await list(out);
    else if (action === "revoke") await revoke(name, out);
    else throw new UsageError(`"${action}" is not an action; choose create, list or revoke.`);
    return EXIT.ok;
  },
});
