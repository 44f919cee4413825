import { readCsr, tensorsOfCsr } from "../../core/data/csr-tensors";
import { defineModel } from "../../core/model/define-model";
import { checkContentConfig, DEFAULT_CONTENT } from "../../core/content/config";
import { ContentModel } from "./model";
import { buildTermMatrix } from "../../core/content/term-matrix";

export const contentModel = defineModel({
  kind: "content",
  about: "items described like those in the history; for what nobody has touched yet",
  needs: ["content"],
  effort: ({ items }) => ({ fit: 2e-5 * items, answer: 3e-5 + 5e-8 * items }),
  starts: [{}, { decayPerDay: 0.03 }],
  defaults: DEFAULT_CONTENT,
  space: {
    minItems: { choices: [1, 2, 3, 5] },
    maxShare: { choices: [0.1, 0.2, 0.5, 1] },
    attributeWeight: { low: 0.1, high: 10, scale: "log" },
    decayPerDay: { choices: [0, 0.01, 0.03, 0.1, 0.3] },
  },
  check: checkContentConfig,
  async fit({ content }, config) {
    if (content === undefined) {
      throw new RangeError(
        '"content" reads texts and attributes of items; give them as the training\'s content.',
      );
    }
    return new ContentModel(buildTermMatrix(content, config), config);
  },
  save: ({ terms }) => ({
    ...tensorsOfCsr("terms", terms),
    columns: { shape: [1], data: Uint32Array.of(terms.columns) },
  }),
  load: (read, config) => new ContentModel(readCsr(read, "terms", read.counts("columns", 1)[0]), config),
});
