import type { Parameters } from "../core/model/parameters";
import { findModel } from "../models/registry";
import type { PipelineConfig } from "./config";

/** What a shop asks models for. */
export const ROLES = ["ranker", "similar", "together", "popular"] as const;
export type Role = (typeof ROLES)[number];

/** The name of a ranker of several parts. */
export const BLEND = "blend";

/** What one part has to say in a role. */
export interface PartShare {
  readonly part: string;
  /** ≥ 0. */
  readonly weight: number;
}

export interface PartRecipe {
  /** A kind of model of the registry. */
  readonly kind: string;
  readonly parameters: Parameters;
}

/** Which models a bundle is made of, and which of them answers what. Plain data: it travels as JSON. */
export interface Recipe {
  readonly parts: Readonly<Record<string, PartRecipe>>;
  /** One part answers alone, several are blended. A role without parts is not answered. */
  readonly roles: Readonly<Record<Role, readonly PartShare[]>>;
}

/** What ranks, in one word: a kind of model, or "blend". */
export function rankerOf({ parts, roles: { ranker } }: Recipe): string {
  const [only, ...others] = ranker;
  if (only === undefined || others.length > 0) return BLEND;
  return parts[only.part]?.kind ?? only.part;
}

/** The first parameters worth trying of a kind of model. */
export function firstParameters(kind: string, { fixed }: Pick<PipelineConfig, "fixed">): Parameters {
  return { ...findModel(kind).starts?.[0], ...fixed[kind] };
}

/**
 * The recipe of a bundle whose ranker is a kind of model or a blend of several. Every kind is one part, however many
 * roles it has.
 *
 * @param ranker weight of each kind
 * @param tuned parameters by kind, as far as any were found
 */
export function createRecipe(
  ranker: Readonly<Record<string, number>>,
  tuned: ReadonlyMap<string, Parameters>,
  config: PipelineConfig,
): Recipe {
  const alone = (part: string): PartShare[] => [{ part, weight: 1 }];
  const { similar, together, popular } = config.roles;
  const shares = Object.entries(ranker).map(([part, weight]) => ({ part, weight }));
  const kinds = new Set([...Object.keys(ranker), similar, together, popular]);
  const parts = [...kinds].map((kind): [string, PartRecipe] => {
    return [kind, { kind, parameters: tuned.get(kind) ?? firstParameters(kind, config) }];
  });
  return {
    parts: Object.fromEntries(parts),
    roles: {
      ranker: shares,
      similar: alone(similar),
      together: alone(together),
      popular: alone(popular),
    },
  };
}
