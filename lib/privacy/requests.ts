import "server-only";
import { z } from "zod";
import type { Allowance } from "@/lib/platform/http/rate-limit";
import { type AskedShopper, requireCanonical, noSuchShopper } from "@/lib/recommender/serving/shopper-access";
import { undoLastMerge, type UndoneMerge } from "@/lib/shop/accounts/undo-merge";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { findReference } from "@/lib/shop/shoppers/external-shoppers";
import { resolveShopper } from "@/lib/shop/shoppers/queries";
import { eraseShopper } from "./erase";
import type { ShopperExport } from "./export-schema";
import { exportShopper } from "./export-shopper";
import type { Receipt } from "./receipt";

/** What the audit calls whoever asked for something about themselves: naming them would keep them. */
export const THE_SHOPPER = "the shopper";

export const EXPORT_ALLOWANCE: Allowance = { name: "export", points: 10, seconds: 600 };
export const VERIFY_ALLOWANCE: Allowance = { name: "verify-erasure", points: 60, seconds: 60 };

/** A browser keeps the document as a file. */
export const EXPORT_HEADERS = { "content-disposition": 'attachment; filename="my-data.json"' };

export const RECEIPT_HEADERS = { "content-disposition": 'attachment; filename="erasure-receipt.json"' };

export const confirmationSchema = z
  .object({
    confirm: z.literal("erase everything").describe("Said in full, so that nobody erases by mistake."),
  })
  .meta({ id: "ErasureConfirmation" });

export const undoneMergeSchema = z
  .object({
    merge: z.string(),
    shopper: z.string().describe("The shopper who stands alone again."),
    interactions: z.int().min(0),
    orders: z.int().min(0),
  })
  .meta({ id: "UndoneMerge" });

export const verdictSchema = z
  .object({
    valid: z.boolean().describe("The shop has signed this receipt, and nothing of it was changed."),
    recorded: z
      .boolean()
      .describe("The shop knows of this erasure: what comes in under one of its ids is not recorded."),
  })
  .meta({ id: "ErasureVerdict" });

/** Everything about the shopper of a path. Throws AppError not_found, unavailable. */
export async function exportAsked(asked: AskedShopper): Promise<ShopperExport> {
  await requireCanonical(asked);
  return exportShopper(asked.id, asked.called);
}

/** Erases the shopper of a path. Throws AppError not_found, conflict, unavailable. */
export async function eraseAsked(asked: AskedShopper): Promise<Receipt> {
  await requireCanonical(asked);
  return eraseShopper(asked.id, asked.actor ?? THE_SHOPPER);
}

/** Takes back the last merge into a shopper. Throws AppError unauthenticated, forbidden, not_found. */
export async function unmergeAsked(reference: string, actor: Actor): Promise<UndoneMerge> {
  const name = requireRight(actor, "privacy:write");
  const shopperId = await findReference(reference);
  if (shopperId === null) throw noSuchShopper();
  return undoLastMerge((await resolveShopper(shopperId)).id, name);
}
