/** What every worker does beside its jobs, a line each. */
export { guardChore, oldFiguresChore } from "@/lib/recommender/guard/chores";
