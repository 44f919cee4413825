import type { FieldError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/parse-input";
import { promoteModel, rollbackModel } from "@/lib/recommender/models/commands";
import type { ModelSummary } from "@/lib/recommender/models/model-version";
import { getLiveModelId, listModels } from "@/lib/recommender/models/queries";
import { modelIdSchema, promotionSchema, rollbackSchema } from "@/lib/recommender/models/schema";
import { COMMAND_LINE } from "@/lib/shop/audit/record-audit";
import { defineCommand, UsageError } from "../command";
import { EXIT, type ExitCode } from "../exit-code";
import { formatTable } from "../format-table";
import type { Output } from "../output";
import { withSession } from "../session";

const ACTOR = { process: COMMAND_LINE };
const NDCG_DIGITS = 4;

/** What may be said of a version in one word each. */
function marksOf({ aliases, hasArtifact, mark }: ModelSummary): string {
  const said = [
    ...aliases,
    ...(mark.pinned ? ["pinned"] : []),
    ...(mark.takenBack ? ["taken back"] : []),
    ...(hasArtifact ? [] : ["artifact gone"]),
    ...mark.tags,
  ];
  return said.join(", ");
}

function ndcgOf({ algorithm, metrics }: ModelSummary): string {
  const chosen = metrics.comparison.rows.find(({ model }) => model === algorithm);
  return chosen?.test?.ndcg.toFixed(NDCG_DIGITS) ?? "";
}

async function list(out: Output): Promise<ExitCode> {
  const models = await withSession(out, () => listModels(ACTOR));
  out.result(
    models.map(({ id, algorithm, aliases, mark, hasArtifact, createdAt, metrics }) => ({
      id,
      algorithm,
      aliases,
      mark,
      hasArtifact,
      createdAt,
      decision: metrics.decision,
    })),
  );
  if (models.length === 0) out.line("There is no version yet: npm run aisle -- train");
  const rows = models.map((model) => [
    model.id,
    model.algorithm,
    model.createdAt,
    ndcgOf(model),
    marksOf(model),
  ]);
  for (const line of formatTable(["version", "chosen", "made", "NDCG", ""], rows)) out.line(line);
  return EXIT.ok;
}

const saying = (fields: readonly FieldError[]) => fields.map(({ message }) => message).join(" ");

async function promote(given: { id?: string; reason?: string }, out: Output): Promise<ExitCode> {
  if (given.id === undefined) throw new UsageError("Missing: [version].");
  const { id, ...wish } = parseInput(promotionSchema, given, saying);
  const before = await withSession(out, async () => {
    const live = await getLiveModelId();
    await promoteModel(id, ACTOR, wish);
    return live;
  });
  out.result({ live: id, previous: before });
  if (before === id) out.line(`${id} is live already.`);
  else out.line(before === null ? `${id} is live.` : `${id} is live; the way back is to ${before}.`);
  return EXIT.ok;
}

async function rollBack(given: { to?: string; reason?: string }, out: Output): Promise<ExitCode> {
  const { reason } = parseInput(rollbackSchema, given, saying);
  const to = given.to === undefined ? {} : { to: parseInput(modelIdSchema, given.to, saying) };
  const { before, live } = await withSession(out, async () => {
    const was = await getLiveModelId();
    return { before: was, live: await rollbackModel(ACTOR, { reason, ...to }) };
  });
  out.result({ live, previous: before });
  out.line(`${live} is live again. ${before} does not come back by itself.`);
  return EXIT.ok;
}

export const modelCommand = defineCommand({
  name: "model",
  summary: "List the versions of the model, let one serve, or go back to the one before",
  positionals: ["<list|promote|rollback>", "[version]"],
  options: { reason: { type: "string" } },
  details: `
  list                 the newest versions, which one serves, and how good each was when it was made
  promote <version>    lets it serve, to all shoppers at once. What serves now becomes the way back
  rollback [version]   lets the previous version (or this one) serve again; what served does not come back by itself,
                       nor by going back twice
  --reason <words>     kept in the audit; also promotes while promotions are frozen, and a version unlike the live one`,
  async run({ values: { reason }, positionals: [action = "", version], out }) {
    const why = reason === undefined ? {} : { reason };
    const named = version === undefined ? why : { ...why, id: version };
    if (action === "list") return list(out);
    if (action === "promote") return promote(named, out);
    if (action === "rollback") return rollBack(version === undefined ? why : { ...why, to: version }, out);
    throw new UsageError(`"${action}" is not an action; choose list, promote or rollback.`);
  },
});
