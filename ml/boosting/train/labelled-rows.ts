import type { Workspace } from "./workspace";

/** What a training lowers. */
export interface Loss {
  /** As LightGBM writes it into a model. */
  readonly text: string;
  /** What every score begins with. */
  readonly start: number;
  /** Writes the derivatives at the present scores into `Workspace.gradients`. */
  computeGradients(workspace: Workspace): Promise<void>;
  /** A leaf's value from what its rows lack, where the derivatives do not tell it; not yet times a learning rate. */
  renew?(lacking: Float64Array): number;
}

/** The rows that a loss is of. */
export interface LabelledRows {
  readonly labels: Float32Array;
  readonly weights?: Float32Array;
  /** Sizes of groups of rows that are ranked among themselves, in the order of the rows. */
  readonly groups?: Uint32Array;
}
