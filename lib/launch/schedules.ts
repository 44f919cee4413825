/** What the worker asks for by itself, a line each. */
export { nightlyTraining, renewalOfOutdated } from "@/lib/recommender/training/nightly-schedule";
