/** What a thread of a pool runs. */
export interface ThreadProgram {
  /** Of thread.ts, or of what it was built to. */
  readonly url: URL;
  /** Arguments for Node, where it cannot run the file as it is. */
  readonly execArgv?: readonly string[];
}
