import { meanNdcg } from "../ndcg";
import { DEFAULT_TRUNCATION, type Objective } from "../parameters";
import type { LabelledRows } from "./labelled-rows";

/** What is watched on a validation part: the objective's own loss, or NDCG with its sign turned; lower is better. */
export function measureLoss(objective: Objective, rows: LabelledRows, scores: Float64Array): number {
  switch (objective.kind) {
    case "squared":
      return meanLoss(rows, (label, row) => (scores[row] - label) ** 2);
    case "binary": {
      const { sigmoid = 1 } = objective;
      return meanLoss(rows, (label, row) => softplus((label > 0 ? -sigmoid : sigmoid) * scores[row]));
    }
    case "quantile": {
      const { alpha } = objective;
      return meanLoss(rows, (label, row) => {
        const lacking = label - scores[row];
        return lacking > 0 ? alpha * lacking : (alpha - 1) * lacking;
      });
    }
    case "lambdarank": {
      const { truncation = DEFAULT_TRUNCATION } = objective;
      return -meanNdcg(rows.labels, scores, rows.groups ?? new Uint32Array(0), truncation);
    }
  }
}

function meanLoss({ labels, weights }: LabelledRows, lossOf: (label: number, row: number) => number): number {
  let [sum, total] = [0, 0];
  for (let row = 0; row < labels.length; row++) {
    const weight = weights?.[row] ?? 1;
    sum += weight * lossOf(labels[row], row);
    total += weight;
  }
  return sum / total;
}

/** ln(1 + e^x) without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
