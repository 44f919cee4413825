import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { getDb } from "@/lib/platform/db/client";
import { readFactor, removeLostFactor } from "@/lib/shop/accounts/second-factor";
import { COMMAND_LINE } from "@/lib/shop/audit/record-audit";
import { defineCommand, UsageError } from "../command";
import { EXIT } from "../exit-code";
import { withSession } from "../session";

const WORDS = {
  none: "signs in with a password alone.",
  begun: "has begun to set up a second factor, and signs in with a password alone.",
  on: "signs in with a second factor.",
} as const;

async function readState(email: string) {
  const user = await getDb().user.findUnique({ where: { email }, select: { id: true } });
  if (!user) throw new AppError("not_found", `There is no account ${email}.`);
  return readFactor(user.id);
}

export const secondFactorCommand = defineCommand({
  name: "second-factor",
  summary: "Say whether an account has a second factor, or take away a lost one",
  positionals: ["<email>"],
  options: { remove: { type: "boolean", default: false } },
  details: `
  <email>              of the account
  --remove             take it away, with its recovery codes, and end the account's sessions; make sure who asks`,
  async run({ values, positionals, out }) {
    const parsed = z.email().safeParse(positionals[0]?.trim().toLowerCase());
    if (!parsed.success) throw new UsageError(`"${positionals[0]}" is not an e-mail address.`);
    const email = parsed.data;
    const { removed, ...state } = await withSession(out, async () => {
      const removed = values.remove && (await removeLostFactor(email, COMMAND_LINE));
      return { removed, ...(await readState(email)) };
    });
    out.result({ email, removed, ...state });
    out.line(`${email} ${WORDS[state.state]}`);
    if (state.state === "on") out.line(`${state.recoveryCodes} recovery codes are left.`);
    return EXIT.ok;
  },
});
