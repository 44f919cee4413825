import { addFeed } from "@/lib/data/feeds/commands";
import { listFeeds } from "@/lib/data/feeds/queries";
import { feedInputSchema, feedListSchema, feedSchema } from "@/lib/data/feeds/schema";
import { json } from "@/lib/platform/http/body";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation, reply } from "@/lib/platform/http/operation";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("feeds", {
  GET: operation({
    summary: "The feeds the shop fetches, and what came of each last time.",
    right: staffOrKey("catalog:write"),
    answers: { 200: feedListSchema },
    handle: async ({ caller }) => ({ feeds: await listFeeds(caller) }),
  }),
  POST: operation({
    summary: "Adds a feed: a catalog or a log of interactions that is fetched on a schedule.",
    description:
      "The worker fetches it within half a minute and then on its schedule, through the same importer as files. Products it " +
      "no longer speaks of are hidden where `delist` says so, but never more than half of them at once unless that is confirmed.",
    right: staffOrKey("catalog:write"),
    body: json(feedInputSchema, { maxBytes: 16 * 1024, message: "That is no feed." }),
    answers: { 201: feedSchema },
    problems: ["unavailable"],
    handle: async ({ caller, body }) => reply(201, await addFeed(body, caller)),
  }),
});
