import path from "node:path";
import { childEnvironment, getLauncherEnv } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { openInstallation } from "@/lib/platform/postgres/installation";
import { adoptSecrets } from "@/lib/platform/postgres/secret-prints";
import { retireSecrets, rotateSecrets, ROTATING, type RotatingSecret } from "@/lib/platform/postgres/secrets";
import { defineCommand, UsageError } from "../command";
import { EXIT, type ExitCode } from "../exit-code";
import type { Output } from "../output";

const dataDir = () => path.resolve(getLauncherEnv().AISLE_DATA);

/** What comes from outside wins over the data folder: turning that would change nothing. */
function requireOwn(names: readonly RotatingSecret[]): void {
  const given = childEnvironment({});
  const outside = names.filter((name) => given[name]);
  if (outside.length > 0)
    throw new AppError(
      "conflict",
      `${outside.join(", ")} come from the environment, and are changed there: NEW,OLD (docs/operations.md).`,
    );
}

function readNames(text: string | undefined): readonly RotatingSecret[] {
  if (text === undefined) return ROTATING;
  const name = ROTATING.find((one) => one === text);
  if (!name) throw new UsageError(`"${text}" is not one of ${ROTATING.join(", ")}.`);
  return [name];
}

function rotate(names: readonly RotatingSecret[], out: Output): ExitCode {
  requireOwn(names);
  rotateSecrets(dataDir(), names);
  out.result({ rotated: names });
  out.line(`New values for ${names.join(", ")}. Those of before are accepted beside them.`);
  out.line("Start the shop anew. In thirty days, when no session is left of before: aisle secrets retire");
  return EXIT.ok;
}

function retire(out: Output): ExitCode {
  requireOwn(ROTATING);
  const retired = retireSecrets(dataDir());
  out.result({ retired });
  out.line(
    retired.length > 0
      ? `Former values are not accepted any more: ${retired.join(", ")}. Start the shop anew.`
      : "There were no former values.",
  );
  return EXIT.ok;
}

async function adopt(out: Output): Promise<ExitCode> {
  const installation = await openInstallation({ guards: false });
  try {
    const adopted = await adoptSecrets(installation.databaseUrl, installation.secrets);
    out.result({ adopted });
    if (adopted.length === 0) out.line("These are the shop's secrets already.");
    else out.line(`The shop's secrets are those of this process now: ${adopted.join(", ")} changed.`);
    if (adopted.includes("AISLE_ERASURE_SECRET"))
      out.line(
        "Receipts of erasures from before can not be verified any more, nor are erased ids known again.",
      );
    return EXIT.ok;
  } finally {
    await installation.close();
  }
}

export const secretsCommand = defineCommand({
  name: "secrets",
  summary: "Change the shop's secrets without anybody noticing",
  positionals: ["<rotate|retire|adopt>", "[name]"],
  options: {},
  details: `
  rotate [name]        makes new values (${ROTATING.join(", ")}) in the data folder's
                       secrets.json; those of before are accepted until they are retired
  retire               ends that
  adopt                makes the secrets of this process the shop's, where those it had are lost`,
  async run({ positionals: [action = "", name], out }) {
    if (action === "rotate") return rotate(readNames(name), out);
    if (action === "retire") return retire(out);
    if (action === "adopt") return adopt(out);
    throw new UsageError(`"${action}" is not an action; choose rotate, retire or adopt.`);
  },
});
