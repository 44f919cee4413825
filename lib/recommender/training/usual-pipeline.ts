import "server-only";
import { getEnv } from "@/lib/platform/env";
import { DEFAULT_PIPELINE, type PipelineConfig } from "@/ml/index";

/** How this shop's trainings compare models, unless one is told otherwise. */
export function usualPipeline(): PipelineConfig {
  return { ...DEFAULT_PIPELINE, budgetSeconds: getEnv().AISLE_TRAINING_SECONDS };
}
