/*
 * What the parts of a training cost beside each other, so that its bar moves evenly: about seconds on two cores,
 * measured on ten million events of a million users and 100,000 items.
 */

/** Fitting the models of one past, by its number of events. */
export function fitCost(events: number) {
  return {
    popularity: 2.4e-7 * events,
    als: 1e-6 * events,
    coOccurrence: 7e-7 * events,
    all: 1.94e-6 * events,
  };
}

/** Counting what is bought together. */
export function togetherCost(events: number): number {
  return 1.5e-7 * events;
}

/** Asking one model about so many users. */
export function measureCost(users: number, itemCount: number): number {
  return 1e-8 * users * itemCount;
}
