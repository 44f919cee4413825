import type { EventLog } from "../core/data/events";
import type { ItemContent } from "../core/model/training";

/** Everything a training may learn from. */
export interface TrainingData {
  readonly log: EventLog;
  /** What the items of the log say about themselves, where that is known. */
  readonly content?: ItemContent;
}
