/** What the worker asks for by itself, a line each. */
export { nightlyTraining } from "@/lib/recommender/training/nightly-schedule";
