import { toAccepted } from "@/lib/jobs/http";
import { jobAcceptedSchema } from "@/lib/jobs/schema";
import { systemClock } from "@/lib/platform/clock";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { enqueueRetrain } from "@/lib/recommender/training/retrain";
import { scheduler } from "@/lib/shop/auth/rights";

const retrain = operation({
  summary: "Puts this hour's training into the queue, once however often it is called.",
  right: scheduler,
  answers: { 202: jobAcceptedSchema },
  problems: ["unavailable"],
  handle: async () => toAccepted(await enqueueRetrain(systemClock.now())),
});

// Schedulers differ in what they send.
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("cron-retrain", {
  GET: retrain,
  POST: retrain,
});
