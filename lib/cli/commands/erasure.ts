import fs from "node:fs";
import { COMMAND_LINE } from "@/lib/shop/audit/record-audit";
import { AppError } from "@/lib/platform/errors";
import { applyForgotten, applyReceipts, findErased, listReceipts, verifyReceipt } from "@/lib/privacy/apply";
import { eraseShopper } from "@/lib/privacy/erase";
import { type Receipt, receiptSchema } from "@/lib/privacy/receipt";
import { findReference } from "@/lib/shop/shoppers/external-shoppers";
import { defineCommand, UsageError } from "../command";
import { EXIT, type ExitCode } from "../exit-code";
import type { Output } from "../output";
import { resolveGiven } from "../paths";
import { withSession } from "../session";

function readReceipt(file: string): Receipt {
  const path = resolveGiven(file);
  let parsed: unknown;
  try {
    parsed = JSON.parse(fs.readFileSync(path, "utf8"));
  } catch (error) {
    throw new AppError("invalid", `${path} cannot be read as JSON: ${(error as Error).message}`);
  }
  const receipt = receiptSchema.safeParse(parsed);
  if (!receipt.success) throw new AppError("invalid", `${path} is no receipt of an erasure.`);
  return receipt.data;
}

async function verify(file: string, out: Output): Promise<ExitCode> {
  const receipt = readReceipt(file);
  const { valid, recorded } = await verifyReceipt(receipt);
  const { shoppers, users } = valid ? await findErased([receipt]) : { shoppers: [], users: [] };
  const found = shoppers.length + users.length;
  out.result({ valid, recorded, found });
  if (!valid) out.line("This shop has not signed this receipt, or it was changed since.");
  else if (found > 0)
    out.line(
      `The receipt is genuine, and ${found} of its ids are in the database again: aisle erasure apply`,
    );
  else out.line(`The receipt is genuine, and none of its ${receipt.marks.length} ids is in the database.`);
  if (valid && !recorded)
    out.line("The database does not know of this erasure: it is from before. aisle erasure apply");
  return valid && recorded && found === 0 ? EXIT.ok : EXIT.failed;
}

async function apply(file: string | undefined, out: Output): Promise<ExitCode> {
  if (file !== undefined) {
    const found = await applyReceipts([readReceipt(file)], COMMAND_LINE);
    out.result({ receipts: 1, found });
    out.line(`${found} ids of the receipt were in the database, and are erased.`);
    return EXIT.ok;
  }
  const forgotten = await applyForgotten(COMMAND_LINE);
  const receipts = await listReceipts();
  const found = await applyReceipts(receipts, COMMAND_LINE);
  out.result({ receipts: receipts.length, forgotten, found });
  out.line(
    `${receipts.length} receipts, ${forgotten} of which the database did not know; ${found} ids were in it still, and are erased.`,
  );
  return EXIT.ok;
}

async function erase(reference: string, out: Output): Promise<ExitCode> {
  const id = await findReference(reference);
  if (id === null) throw new AppError("not_found", `There is no shopper "${reference}".`);
  const receipt = await eraseShopper(id, COMMAND_LINE);
  out.result(receipt);
  out.line(JSON.stringify(receipt, null, 2));
  return EXIT.ok;
}

export const erasureCommand = defineCommand({
  name: "erasure",
  summary: "Erase a shopper, check the receipt of an erasure, or do erasures again after a restore",
  positionals: ["<erase|verify|apply|list>", "[shopper or file]"],
  options: {},
  details: `
  erase <shopper>      everything about a shopper (our id, or that of another system); prints the receipt
  verify <file>        whether a receipt is the shop's own, and whether any of its ids is in the database (exit code 1)
  apply [file]         erases again whoever a receipt is about; without a file, of every receipt there is
  list                 every receipt`,
  run({ positionals: [action = "", given], out }) {
    if (action === "apply") return withSession(out, () => apply(given, out));
    if (action === "list") {
      return withSession(out, async () => {
        const receipts = await listReceipts();
        out.result(receipts);
        for (const { id, erasedAt, marks } of receipts) out.line(`${erasedAt}  ${id}  ${marks.length} ids`);
        if (receipts.length === 0) out.line("Nobody has been erased.");
        return EXIT.ok;
      });
    }
    if (action !== "erase" && action !== "verify")
      throw new UsageError(`"${action}" is not an action; choose erase, verify, apply or list.`);
    if (given === undefined) throw new UsageError(`Missing: <${action === "erase" ? "shopper" : "file"}>.`);
    const run = action === "erase" ? erase : verify;
    return withSession(out, () => run(given, out));
  },
});
