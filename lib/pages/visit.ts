import "server-only";
import type { z } from "zod";
import { JsonBytes } from "@/lib/platform/http/answer";
import type { ApiRequest } from "@/lib/platform/http/api-request";
import { decodePart } from "@/lib/platform/http/decode-part";
import { decodeCategoryPath } from "@/lib/shop/catalog/category-path";
import { peekLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { toPublicProductId } from "@/lib/platform/ids";
import { categoryRails, HOME_RAILS, productRails } from "@/lib/recommender/serving/page-rails";
import type { PageRails } from "@/lib/recommender/serving/query-options";
import { answer } from "@/lib/recommender/serving/recommend";
import { DEFAULT_K, type PlacementRequest } from "@/lib/recommender/serving/schema";
import type { Viewing } from "@/lib/recommender/experiments/viewing";
import { readViewer } from "@/lib/shop/auth/request-actor";
import { isToBeAsked } from "@/lib/shop/shoppers/queries";
import { findVisitor } from "./visitors";
import type { Visit, visitQuerySchema } from "./visit-schema";

interface PageSubject {
  rails: PageRails | null;
  productId: number | null;
}

/** What the page at a path is about, as far as the shop has it. */
function subjectOf(path: string): PageSubject {
  if (path === "/") return { rails: HOME_RAILS, productId: null };
  const catalog = peekLiveCatalog();
  const [, kind, ...rest] = path.split("/");
  if (kind === "category") {
    const category = catalog?.findCategory(decodeCategoryPath(rest));
    return { rails: category ? categoryRails(category.path) : null, productId: null };
  }
  const product = catalog?.bySlug.get(decodePart(rest[0] ?? ""));
  if (!product) return { rails: null, productId: null };
  return { rails: productRails(toPublicProductId(product.id)), productId: product.id };
}

const toRequests = ({ placements, product, category }: PageRails): PlacementRequest[] =>
  placements.map((placement) => ({ placement, k: DEFAULT_K, product, category }));

/** Who visits, as far as anything is known of them. */
interface Visitor {
  /** The shopper of the cookie; null: there is none. */
  cookie: string | null;
  request: ApiRequest;
  viewing: Viewing;
}

/** Everything about a visitor that the page at `path` shows, in one answer. */
export async function writeVisit(
  { path, language }: z.output<typeof visitQuerySchema>,
  visitor: Visitor,
): Promise<JsonBytes<Visit>> {
  const { cookie, request, viewing } = visitor;
  const { rails, productId } = subjectOf(path);
  const [{ shopper, cart, facts }, viewer, lists] = await Promise.all([
    findVisitor(cookie),
    readViewer(request),
    rails && answer({ ...viewing, language, shopperId: cookie, placements: toRequests(rails) }),
  ]);
  const { consent: personalisation, analytics } = shopper;
  const consent = { personalisation, analytics, isOpen: isToBeAsked(shopper) };
  const liked = productId !== null && facts.includes(productId);
  const head = JSON.stringify({ consent, account: viewer?.name ?? null, cart, liked });
  const written = lists ? lists.writeLists(rails?.placements ?? []) : ["[]"];
  return JsonBytes.of([`${head.slice(0, -1)},"lists":`, ...written, "}"]);
}
