/** What somebody should know now. */
export interface Alert {
  /** One line, without a full stop. */
  readonly title: string;
  /** What happened and what was done about it, in sentences. */
  readonly text: string;
  /** Where to look: a path of this shop. */
  readonly link: string;
}

/** An alert as it goes out, with the whole address of its link. */
export interface SentAlert extends Alert {
  readonly at: string;
}
