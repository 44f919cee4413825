/**
 * The numbers of the shop's advisory locks, which every process and every part shares with all others of its database.
 * One table, because two parts with one number wait for each other without a reason.
 */
export const ADVISORY_LOCK = {
  /** Held while migrations are applied. */
  migrations: 7_411_902,
  /** Held while model aliases move. */
  modelAliases: 7_411_903,
  /** Held for as long as an import takes. */
  imports: 7_411_904,
  /** Held while products or categories are written for another program. */
  catalog: 7_411_908,
  /** Held by the one process that reads out experiments. */
  readouts: 7_411_906,
  /** Held by the one worker whose guard looks. */
  guard: 7_411_907,
  /** Held by the one process that counts roll-ups. */
  rollups: 7_411_905,
  /** Held by the one worker that lets go of what is old. */
  retention: 7_411_908,
  /** Held by the one process that does erasures again after a restore. */
  erasures: 7_411_909,
  /** Held by the one worker that imports what webhooks have told. */
  webhooks: 7_411_912,
  /** Held while a process shows its secrets. */
  secrets: 7_411_927,
  /** Held by the one worker that tells who waits for what was sold out. */
  notices: 7_411_931,
} as const;
