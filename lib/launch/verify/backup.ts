import "server-only";
import fs from "node:fs";
import path from "node:path";
import type pg from "pg";
import { connectAlone } from "@/lib/platform/db/connect";
import { getLauncherEnv } from "@/lib/platform/env";
import { randomId, toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import { ensurePostgres, stopPostgres } from "@/lib/platform/postgres/embedded";
import { placePostgres } from "@/lib/platform/postgres/placement";
import { ensureSecrets } from "@/lib/platform/postgres/secrets";
import { buildSite, isBuildStale } from "../build";
import { ADMIN_EMAIL } from "../prepare-shop";
import { runStep } from "../steps";
import { mustRun, openShop, runAisle, type ShopPlace, tryToStart } from "./shop-process";
import { signIn } from "./visit";

const ROOT = path.resolve(".data/verify-backup");
const FILE = path.join(ROOT, "shop.aisle");
/** What is in the shop that no training, counting or retention changes by itself. */
const FIGURES = `select
  (select count(*) from products)::int as products, (select count(*) from users)::int as accounts,
  (select count(*) from shoppers)::int as shoppers, (select count(*) from interactions)::int as interactions,
  (select count(*) from carts)::int as carts, (select count(*) from likes)::int as likes,
  (select count(*) from orders)::int as orders, (select coalesce(sum(total_amount), 0) from orders)::bigint::text as revenue,
  (select count(*) from shown_lists)::int as lists, (select count(*) from api_keys)::int as keys,
  (select model_version_id from model_aliases where alias = 'live') as model,
  (select sha256 from model_artifacts a join model_aliases using (model_version_id) where alias = 'live') as artifact`;

type Figures = Record<string, string | number | null>;

/** Asks the database of a place, which is started for that where it is embedded. */
async function inDatabase<T>(
  { dataDir, databaseUrl }: ShopPlace,
  work: (client: pg.ClientBase) => Promise<T>,
): Promise<T> {
  const server = databaseUrl === undefined ? await ensurePostgres(dataDir) : null;
  try {
    const client = await connectAlone(databaseUrl ?? server?.urlOf("aisle") ?? "", "report");
    return await work(client).finally(() => client.end());
  } finally {
    await server?.release();
  }
}

const readFigures = (place: ShopPlace): Promise<Figures> =>
  inDatabase(place, async (client) => (await client.query<Figures>(FIGURES)).rows[0] ?? {});

/** Writes views into the shop until told to stop; remembers those that were acknowledged, and when. */
function keepWriting(address: string, key: string, product: string) {
  const acknowledged: { id: string; at: number }[] = [];
  let isOver = false;
  const writing = (async () => {
    const shopper = randomId();
    while (!isOver) {
      const id = uuidv7();
      const at = new Date().toISOString();
      const answer = await fetch(`${address}/api/interactions`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify({ interactions: [{ id, kind: "view", shopper, product, at }] }),
      });
      const { accepted } = (await answer.json()) as { accepted?: number };
      if (answer.status === 202 && accepted === 1) acknowledged.push({ id, at: Date.now() });
    }
  })();
  return {
    acknowledged,
    async stop() {
      isOver = true;
      await writing;
    },
  };
}

async function destroy({ dataDir }: ShopPlace): Promise<void> {
  await stopPostgres(dataDir);
  const { root } = await placePostgres(dataDir);
  for (const folder of [root, dataDir]) fs.rmSync(folder, { recursive: true, force: true });
}

/** Differences between two looks at a shop, as sentences. */
function compare(what: string, before: Figures, after: Figures): string[] {
  const wrong = Object.keys(before).filter((name) => before[name] !== after[name]);
  console.log(`  ${what}: ${wrong.length === 0 ? "all figures equal" : "NOT EQUAL"}`);
  return wrong.map((name) => `${what}: ${name} was ${before[name]}, is ${after[name]}`);
}

/** A backup while the shop is written to, restored elsewhere: what was acknowledged before it began is in it. */
async function backUpWhileWritten(place: ShopPlace, address: string, key: string): Promise<string[]> {
  const { rows } = await inDatabase(place, (client) =>
    client.query<{ id: number }>("select id from products where status = 'active' order by id limit 1"),
  );
  const writer = keepWriting(address, key, toPublicProductId(rows[0]?.id ?? 0));
  while (writer.acknowledged.length < 50) await new Promise((resolve) => setTimeout(resolve, 50));
  const began = Date.now();
  await mustRun(place, "backup", `${FILE}.busy`);
  const during = writer.acknowledged.filter(({ at }) => at > began).length;
  await writer.stop();
  const before = writer.acknowledged.filter(({ at }) => at <= began).map(({ id }) => id);
  const copy = { dataDir: path.join(ROOT, "copy"), port: place.port };
  await mustRun(copy, "restore", `${FILE}.busy`);
  const found = await inDatabase(copy, (client) =>
    client.query<{ id: string }>("select id from interactions where id = any($1::uuid[])", [before]),
  );
  console.log(`  ${before.length} events acknowledged before the backup, ${during} while it was made`);
  console.log(`  ${found.rowCount} of those before are in it`);
  return found.rowCount === before.length && during > 0
    ? []
    : ["events that were acknowledged are not in the backup"];
}

/** Whether the shop that was restored is the one that was lost: the same people get in, the same model serves. */
async function tryRestored(place: ShopPlace, password: string, figures: Figures): Promise<string[]> {
  const shop = await openShop(place);
  try {
    const cookie = await signIn(shop.address, ADMIN_EMAIL, password);
    const ready = await fetch(`${shop.address}/api/health/ready`, { headers: { cookie } });
    const { model } = (await ready.json()) as { model: { serving: string | null } };
    const page = await fetch(`${shop.address}/`);
    const wrong = model.serving === figures.model ? [] : [`the model that serves is ${model.serving}`];
    return page.status === 200 ? wrong : [...wrong, `the front page answers ${page.status}`];
  } finally {
    await shop.close();
  }
}

async function moveThereAndBack(place: ShopPlace, password: string): Promise<string[]> {
  const before = await readFigures(place);
  const server = await ensurePostgres(path.join(ROOT, "server"));
  await server.createDatabase("shop");
  const moved = { ...place, databaseUrl: server.urlOf("shop") };
  try {
    await mustRun(place, "move", "--to", moved.databaseUrl);
    const there = compare("moved to a server of one's own", before, await readFigures(moved));
    const used = await tryRestored(moved, password, before);
    const between = await readFigures(moved);
    const refused = await runAisle(moved, "move", "--to", "embedded");
    const kept = refused.code === 1 ? [] : ["a shop that was there was given up without a word"];
    await mustRun(moved, "move", "--to", "embedded", "--replace");
    return [...there, ...used, ...kept, ...compare("moved back", between, await readFigures(place))];
  } finally {
    await server.release();
  }
}

/** A second machine with secrets of its own is told so and changes nothing. */
async function refuseStranger(place: ShopPlace): Promise<string[]> {
  const server = await ensurePostgres(place.dataDir);
  const stranger = {
    dataDir: path.join(ROOT, "stranger"),
    port: place.port,
    databaseUrl: server.urlOf("aisle"),
  };
  const { code, errors } = await tryToStart(stranger).finally(() => server.release());
  const said = errors.split("\n").find((line) => line.includes("other secrets")) ?? "";
  console.log(`  other secrets: ended with ${code}: ${said.trim()}`);
  return code === 1 && said !== "" ? [] : ["a process with other secrets was let in"];
}

async function tellStory(): Promise<string[]> {
  const place = { dataDir: path.join(ROOT, "shop"), port: getLauncherEnv().PORT };
  const shop = await runStep("Opening a shop", () => openShop(place));
  const wrong: string[] = [];
  try {
    const key = await mustRun(place, "key", "create", "writer", "--scopes", "interactions:write", "--json");
    const { key: text } = JSON.parse(key) as { key: string };
    const back = () => backUpWhileWritten(place, shop.address, text);
    wrong.push(...(await runStep("Backing up while it is written to", back)));
  } finally {
    await shop.close();
  }
  const { ADMIN_PASSWORD } = ensureSecrets(place.dataDir);
  const before = await readFigures(place);
  await mustRun(place, "backup", FILE, "--with-secrets");
  await runStep("Losing everything", () => destroy(place));
  await runStep("Restoring", () => mustRun(place, "restore", FILE));
  wrong.push(...compare("restored after the loss of everything", before, await readFigures(place)));
  wrong.push(...(await runStep("Opening it again", () => tryRestored(place, ADMIN_PASSWORD, before))));
  const drill = await runStep("Drill", () => mustRun(place, "backup", "drill", FILE));
  console.log(`  ${drill.trim().split("\n").at(-1)}`);
  wrong.push(...(await runStep("Moving", () => moveThereAndBack(place, ADMIN_PASSWORD))));
  wrong.push(...(await runStep("A machine with other secrets", () => refuseStranger(place))));
  return wrong;
}

/**
 * An operator's worst day, with the programs they have: a shop that is written to is backed up, lost with all its data,
 * restored, drilled, moved to a server of its own and back. Figures are equal throughout. Returns whether they are.
 */
export async function verifyBackup(): Promise<boolean> {
  if (isBuildStale()) await runStep("Building the site", buildSite);
  const places = ["shop", "copy", "server", "stranger"].map((name) => path.join(ROOT, name));
  fs.mkdirSync(ROOT, { recursive: true });
  for (const dataDir of places) await destroy({ dataDir, port: 0 });
  const wrong = await tellStory();
  for (const dataDir of places) await destroy({ dataDir, port: 0 });
  fs.rmSync(ROOT, { recursive: true, force: true });
  for (const sentence of wrong) console.error(`  ${sentence}`);
  return wrong.length === 0;
}
