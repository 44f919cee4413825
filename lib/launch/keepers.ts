/** What the worker sees to all the time, a line each. */
export { rollups } from "@/lib/recommender/rollups/keep-rollups";
