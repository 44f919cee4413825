import { createFront } from "@/lib/platform/http/front";
import { guarded } from "@/lib/platform/http/guarded";
import { serveKept } from "@/lib/pages/serve-pages";
import * as interactions from "./interactions/route";
import * as recommend from "./recommend/route";
import * as recommendShopper from "./recommend/[shopper]/route";
import * as search from "./search/route";
import * as suggestions from "./search/suggestions/route";
import * as similar from "./similar/[product]/route";
import * as visit from "./visit/route";

/** The endpoints that do not wait for the framework: the same functions as their route handlers. */
export const FRONT = [
  { path: "/api/recommend", endpoint: recommend },
  { path: "/api/recommend/[shopper]", endpoint: recommendShopper },
  { path: "/api/similar/[product]", endpoint: similar },
  { path: "/api/interactions", endpoint: interactions },
  { path: "/api/search", endpoint: search },
  { path: "/api/search/suggestions", endpoint: suggestions },
  { path: "/api/visit", endpoint: visit },
] as const;

/** What every request meets first; bin/web.mjs calls it before Next's own listener. */
export const front = guarded(createFront(FRONT, serveKept));
