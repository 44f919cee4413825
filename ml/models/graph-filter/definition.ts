import { readCsr, tensorsOfCsr } from "../../core/data/csr-tensors";
import type { TensorReader } from "../../core/format/tensor-reader";
import { LinearModel } from "../../core/linear/linear-model";
import { SparseOperator } from "../../core/linear/sparse-operator";
import { defineModel } from "../../core/model/define-model";
import { readMatrix } from "../../core/model/training";
import { checkGraphFilterConfig, DEFAULT_GRAPH_FILTER, type GraphFilterConfig } from "./config";
import { cutOperator } from "./cut-operator";
import { FilterOperator } from "./filter-operator";
import { fitGraphFilter } from "./fit";

const KIND = "graph-filter";
/** The decomposition's part of the work, where the filter is cut afterwards. */
const FITTING = 0.2;

export const graphFilterModel = defineModel<
  GraphFilterConfig,
  LinearModel<FilterOperator | SparseOperator>,
  typeof KIND
>({
  kind: KIND,
  about: "what is close by way of other users, sharpened, and what fits the strongest directions of taste",
  effort: ({ events, items }) => ({ fit: 2e-6 * events + 1e-4 * items, answer: 8.5e-8 * items }),
  starts: [{ dimensions: 64, decayPerDay: 0.01 }, {}],
  defaults: DEFAULT_GRAPH_FILTER,
  space: {
    userExponent: { low: 0, high: 0.6 },
    itemExponent: { low: 0.2, high: 0.6 },
    dimensions: { choices: [16, 32, 64, 128, 256, 384] },
    sharpening: { low: 0, high: 1 },
    lowPass: { low: 0.03, high: 1, scale: "log" },
    popularity: { low: 0.1, high: 0.6 },
    neighbours: { choices: [0, 20, 50, 100] },
    regularisation: { low: 3, high: 50, scale: "log" },
    decayPerDay: { choices: [0, 0.01, 0.03, 0.1] },
  },
  check: checkGraphFilterConfig,
  async fit(training, config, run) {
    const { neighboursKept } = config;
    const share = neighboursKept > 0 ? FITTING : 1;
    const fitting = { ...run, onProgress: (done: number) => run.onProgress?.(share * done) };
    const parts = await fitGraphFilter(readMatrix(training, config), config, fitting);
    const operator = new FilterOperator(parts, config);
    if (neighboursKept === 0) return new LinearModel(KIND, operator, config);
    const cutting = { ...run, onProgress: (done: number) => run.onProgress?.(share + (1 - share) * done) };
    const cut = await cutOperator(operator, neighboursKept, cutting);
    return new LinearModel(KIND, new SparseOperator(cut), config);
  },
  save({ operator }) {
    if (operator instanceof SparseOperator) return tensorsOfCsr("entries", operator.matrix);
    const { paths, directions, spectrum, correction, counts } = operator.parts;
    const n = operator.itemCount;
    return {
      ...tensorsOfCsr("paths", paths),
      ...tensorsOfCsr("correction", correction),
      directions: { shape: [n, spectrum.length], data: directions },
      spectrum: { shape: [spectrum.length], data: spectrum },
      counts: { shape: [n], data: counts },
    };
  },
  load: (read, config) => new LinearModel(KIND, loadOperator(read, config), config),
});

function loadOperator(read: TensorReader, config: GraphFilterConfig): FilterOperator | SparseOperator {
  if (config.neighboursKept > 0) return new SparseOperator(readCsr(read, "entries", "square"));
  const counts = read.doubles("counts", null);
  const paths = readCsr(read, "paths", counts.length);
  const spectrum = read.doubles("spectrum", null);
  const correction = readCsr(read, "correction", "square");
  const directions = read.floats("directions", counts.length * spectrum.length);
  return new FilterOperator({ paths, directions, spectrum, correction, counts }, config);
}
