"use server";

import { z } from "zod";
import { productField } from "@/lib/platform/form-fields";
import { type ActionResult, runAction } from "@/lib/platform/http/action";
import { limitVisitor } from "@/lib/platform/http/action-limit";
import { requireCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { findInfluences, type InfluenceOf } from "./influence-list";

const TOLD = { name: "reasons", points: 600, seconds: 60 };
const askedSchema = z.array(productField).max(10);

/** What this visitor did with products that a suggestion rests on. */
export async function tellInfluencesAction(
  products: readonly string[],
): Promise<ActionResult<InfluenceOf[]>> {
  return runAction(askedSchema, products, async (ids) => {
    await limitVisitor(TOLD);
    return findInfluences((await requireCurrentShopper()).id, ids);
  });
}
