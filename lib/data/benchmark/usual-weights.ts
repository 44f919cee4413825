import { DEFAULT_WEIGHTS, type WeightConfig } from "@/ml/index";
import type { ProtocolName } from "./plan";

/** Protocols whose questions lie behind what is learned from. */
const FORWARD: readonly ProtocolName[] = [
  "temporal",
  "temporal-user",
  "leave-last-out",
  "leave-last-out-sampled",
  "next-item",
];

/** What kinds of events are worth where nobody says otherwise. What is old fades only where the future is asked for. */
export function usualWeights(protocol: ProtocolName): WeightConfig {
  return FORWARD.includes(protocol) ? DEFAULT_WEIGHTS : { ...DEFAULT_WEIGHTS, decayPerDay: 0 };
}
