import type { FileFacts } from "@/lib/platform/files/inspect-file";
import { openWords } from "@/lib/platform/files/read-lines";
import type { EventSource } from "./event-source";
import type { Fact } from "./fact";

/** Lines `user item item …`, as the published splits of graph recommenders have them: no times, every pair counts 1. */
export function openAdjacency(facts: FileFacts): EventSource {
  let alone = 0;
  return {
    table: openWords(facts),
    timed: false,
    judge({ values: [shopper = "", ...items] }) {
      if (items.length === 0) alone++;
      return { item: items.map((product): Fact => ({ shopper, product, kind: "view", value: 1, at: 0 })) };
    },
    notes: () => (alone > 0 ? [`${alone} lines name a user and no item.`] : []),
  };
}
