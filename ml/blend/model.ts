import type { Recommender } from "../recommender";

export type BlendModel = Recommender;
