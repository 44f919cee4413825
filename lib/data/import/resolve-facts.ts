import type { PoolClient } from "pg";
import { isTaken, type Verdict } from "@/lib/data/formats/verdict";
import { deriveShopperId } from "@/lib/shop/shoppers/derived-id";
import { readShopperReference } from "@/lib/shop/shoppers/external-id";
import type { FormatName, InteractionFact } from "./contract/import-format";
import { cleanCode } from "@/lib/platform/clean-words";
import { interactionIdOf } from "./identity";
import { ensureSalt } from "./shop/shop-contents";
import type { NewInteraction } from "./shop/write-interactions";
import { readProductNumbers } from "./shop/read-products";

/** What a resolver is told of the shop. */
interface Resolving {
  /** Of a clean code; undefined: the shop has none. */
  productOf(code: string): number | undefined;
  /** The shop's secret for ids of shoppers. */
  salt: string;
  format: FormatName;
}

/** Gives facts the ids of this shop; those of products it does not have are refused. */
export async function createResolver(
  client: PoolClient,
  format: FormatName,
): Promise<(verdict: Verdict<InteractionFact>) => Verdict<NewInteraction>> {
  const numbers = await readProductNumbers(client);
  return resolveWith({ productOf: (code) => numbers.get(code), salt: await ensureSalt(client), format });
}

/** The same by what is known already. */
export function resolveWith({
  productOf,
  salt,
  format,
}: Resolving): (verdict: Verdict<InteractionFact>) => Verdict<NewInteraction> {
  const derived = new Map<string, string>();
  const shopperIdOf = (externalId: string): string => {
    const id = derived.get(externalId) ?? deriveShopperId(salt, format, externalId);
    derived.set(externalId, id);
    return id;
  };
  const resolveShopper = (text: string): Pick<NewInteraction, "shopperId" | "externalId"> => {
    const reference = readShopperReference(text);
    if (reference.type === "nobody") return { shopperId: null, externalId: null };
    if (reference.type === "own") return { shopperId: reference.id, externalId: null };
    const { externalId } = reference;
    return { shopperId: shopperIdOf(externalId), externalId };
  };
  return (verdict) => {
    if (!isTaken(verdict)) return verdict;
    const { shopper, product, kind, value, at } = verdict.item;
    const productId = productOf(cleanCode(product));
    if (productId === undefined) return { reject: `unknown product "${product}"`, group: "unknown product" };
    return {
      item: { ...identify(verdict.item, format), ...resolveShopper(shopper), productId, kind, value, at },
    };
  };
}

function identify(
  { key, claim, at }: InteractionFact,
  format: FormatName,
): Pick<NewInteraction, "id" | "otherId"> {
  const own = interactionIdOf(format, key, at);
  if (claim === undefined) return { id: own, otherId: null };
  return { id: "id" in claim ? claim.id : interactionIdOf(format, claim.key, at), otherId: own };
}
