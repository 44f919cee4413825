import { defineModel } from "../../core/model/define-model";
import { checkVsKnnConfig, DEFAULT_VS_KNN } from "./config";
import { cutSessions } from "./cut-sessions";
import { VsKnnModel } from "./model";
import { SessionIndex } from "./session-index";

export const vsKnnModel = defineModel({
  kind: "vs-knn",
  about: "what sessions like the running one went on to, and what is worth returning to",
  needs: ["sessions"],
  effort: ({ events, items }) => ({ fit: 8e-7 * events, answer: 5e-4 + 3e-9 * items }),
  // Whole visits rather than the last click, newer ones first; then what suits long sessions of clicks.
  starts: [
    { lastEvents: 20, positionPower: 0.1, ageDecay: 4, distance: 0.7, backward: 0.3, secondHop: 2 },
    {},
  ],
  defaults: DEFAULT_VS_KNN,
  space: {
    lastEvents: { low: 3, high: 30, integer: true, scale: "log" },
    neighbours: { choices: [100, 300, 500, 1000] },
    positionPower: { low: 0, high: 2 },
    similarityPower: { low: 1, high: 4 },
    lengthPower: { low: 0, high: 1 },
    ageDecay: { low: 0, high: 4 },
    distance: { low: 0.5, high: 20, scale: "log" },
    backward: { low: 0.1, high: 1.2 },
    secondHop: { low: 0.05, high: 3, scale: "log" },
    hopPower: { low: 0, high: 1 },
    repeatWeight: { low: 5, high: 500, scale: "log" },
  },
  check: checkVsKnnConfig,
  async fit({ log, weights }, config, run) {
    const { starts, items } = cutSessions(log, weights, config.sessionGapMinutes);
    const room = { sessions: starts.length, events: items.length };
    const index = new SessionIndex(log.itemCount, config, room);
    for (let s = 0; s + 1 < starts.length; s++) {
      if (s % 4096 === 0) await run.pace.yield();
      index.add(items.subarray(starts[s], starts[s + 1]));
    }
    index.endTraining();
    return new VsKnnModel(index, config);
  },
  save({ index }) {
    const { starts, items, ids, seen, counts, asked, returned } = index.save();
    return {
      "sessions.starts": { shape: [starts.length], data: starts },
      "sessions.items": { shape: [items.length], data: items },
      "sessions.ids": { shape: [ids.length], data: ids },
      seen: { shape: [seen.length], data: seen },
      counts: { shape: [counts.length], data: counts },
      "returns.asked": { shape: [asked.length], data: asked },
      "returns.returned": { shape: [returned.length], data: returned },
    };
  },
  load(read, config) {
    const state = {
      starts: read.counts("sessions.starts", null),
      items: read.counts("sessions.items", null),
      ids: read.counts("sessions.ids", null),
      seen: read.counts("seen", null),
      counts: read.counts("counts", 3),
      asked: read.counts("returns.asked", config.lastEvents),
      returned: read.counts("returns.returned", config.lastEvents),
    };
    return new VsKnnModel(SessionIndex.restore(state, config), config);
  },
});
