/** What a command's end means to the shell. */
export const EXIT = {
  ok: 0,
  /** It did not work; the reason is on standard error. */
  failed: 1,
  /** It was called wrongly. */
  usage: 2,
  /** Only with --strict: finished, but rows were rejected. */
  rejectedRows: 3,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
