/** Everything a worker looks at again and again, a line each. */
export { readoutWatch } from "@/lib/recommender/readouts/watch";
