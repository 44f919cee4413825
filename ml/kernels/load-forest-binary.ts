import { openBinaries } from "./binary";
import { ALL_OPERATION_NAMES } from "./operations/tree-operation-names";

/** The kernels of boosted trees, by themselves: whoever has none of those does not load them. */
export const getForestModule = await openBinaries(() => import("./generated/forest-kernel"));

/** Options of a kernel that has them. */
export const FOREST_KERNELS = { binary: getForestModule, names: ALL_OPERATION_NAMES } as const;
