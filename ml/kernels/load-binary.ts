import { openBinaries } from "./binary";

/** The kernels of models and lists. */
export const getKernelModule = await openBinaries(() => import("./generated/kernel"));
