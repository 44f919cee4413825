import { createRng } from "../../base/rng";
import type { BoostingParameters } from "../parameters";
import { type Workspace, writeFeatures } from "./workspace";

/** Lists the rows that a tree sees in front of those it does not, ascending; returns how many it sees. */
export function chooseRows({ rows }: Workspace, share: number, seed: number): number {
  const wanted = Math.max(1, Math.round(share * rows.length));
  if (wanted === rows.length) {
    for (let row = 0; row < rows.length; row++) rows[row] = row;
    return wanted;
  }
  const rng = createRng(seed);
  let [seen, unseen] = [0, wanted];
  // Each row with the chance that what is still wanted has among what is left (Knuth's algorithm S).
  for (let row = 0; row < rows.length; row++) {
    if (rng.uniform() * (rows.length - row) < wanted - seen) rows[seen++] = row;
    else rows[unseen++] = row;
  }
  return wanted;
}

/** Says which features a tree may use: as many as the share comes to, one at least. */
export function chooseFeatures(workspace: Workspace, parameters: BoostingParameters, seed: number): void {
  const { featureShare, monotone } = parameters;
  const usable = workspace.bins.map((_, feature) => feature);
  const rng = createRng(seed);
  const wanted = Math.max(1, Math.round(featureShare * usable.length));
  for (let i = 0; i < wanted && wanted < usable.length; i++) {
    const other = i + rng.integer(usable.length - i);
    [usable[i], usable[other]] = [usable[other], usable[i]];
  }
  const chosen = new Set(usable.slice(0, wanted));
  writeFeatures(workspace, (feature) => chosen.has(feature), monotone);
}
