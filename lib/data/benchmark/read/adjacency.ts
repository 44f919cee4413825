import { FileAccount } from "./file-account";
import type { ReadEvents } from "./event-file";
import { LogBuilder } from "./log-builder";
import { dropRepeats } from "./repeats";
import { readWords } from "./text-lines";

/** Lines `user item item …`, as the published splits of graph recommenders have them: no times, every pair counts 1. */
export const readAdjacency: ReadEvents = async (facts, { names, onBytes }) => {
  const events = new LogBuilder(names);
  const account = new FileAccount(facts.file);
  let alone = 0;
  for await (const rows of readWords(facts, onBytes)) {
    for (const row of rows) {
      account.take(row, ({ values: [user = "", ...items] }) => {
        if (items.length === 0) alone++;
        for (const item of items) events.add(user, item, "view", 1, 0);
        return null;
      });
    }
  }
  const notes = alone > 0 ? [`${alone} lines name a user and no item.`] : [];
  return { events, account, timed: false, thin: dropRepeats, notes };
};
