import { randomId, uuidv7 } from "@/lib/platform/ids";
import type { Subject } from "@/lib/platform/http/right";
import { type Known, toRequest } from "@/lib/reference/examples";
import type { Operation } from "@/lib/reference/read-operations";
import type { World } from "./world";

/** The requests of the matrix: the examples of the reference, with what there really is, and what an example cannot know. */

/** A request without its sender. */
export interface Sent {
  path: string;
  params: Record<string, string>;
  body: string | FormData | undefined;
  type: string | undefined;
}

/** What a path names of the shop's own, by its place; of each there is one, and one there is not. */
interface Thing {
  there(world: World, operation: Operation): string | Promise<string>;
  missing: string;
}

const job: Thing = { there: (world) => world.job(), missing: randomId() };
const feed: Thing = { there: (world) => world.feed(), missing: randomId() };
const product: Thing = {
  there: (world, { id }) => world.product(id === "postProductUnhide" ? "hidden" : "active"),
  missing: "no-such-product",
};
/** One that has been on sale for a while: those who recommend know it. */
const onSale: Thing = { there: (world) => world.products[0] ?? "", missing: product.missing };

/** By the name they have in paths, or by the path where a name says little. */
const THINGS: Readonly<Record<string, Thing>> = {
  category: { there: (world) => world.category(), missing: "no-such-category" },
  erasure: { there: async (world) => (await world.receipt()).id, missing: randomId() },
  order: { there: (world) => world.order(), missing: "no-such-order" },
  product,
  item: onSale,
  rule: { there: (world) => world.rule(), missing: randomId() },
  "/api/similar/{product}": onSale,
  "/api/feeds/{id}": feed,
  "/api/feeds/{id}/run": feed,
  "/api/jobs/{id}": job,
  "/api/jobs/{id}/cancel": job,
  "/api/v1/recs/status/{id}": job,
  "/api/uploads/{id}/rejects": { there: (world) => world.upload(), missing: randomId() },
};

const event = (world: World) => ({
  id: uuidv7(),
  kind: "view",
  product: world.products[1],
  at: new Date().toISOString(),
});

function form(field: string, name: string, bytes: Buffer): FormData {
  const made = new FormData();
  made.append(field, new Blob([new Uint8Array(bytes)]), name);
  return made;
}
const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

/** Bodies that an example does not hold, because they have to be new each time or about what there is. */
const BODIES: Readonly<Record<string, (world: World) => unknown>> = {
  patchCategory: () => ({ name: `Changed ${randomId()}` }),
  postCategories: () => ({ name: `Category ${randomId()}` }),
  postErasureVerify: (world) => world.receipt(),
  postFeeds: () => ({ address: "https://feeds.example.com/catalog.csv" }),
  postInteractions: (world) => ({ interactions: [event(world)] }),
  postInteractionsBulk: (world) => ({ shopper: randomId(), ...event(world), at: "2020-01-01" }),
  postPlainInteraction: (world) => ({ user_id: randomId(), product_id: world.products[1] }),
  patchProduct: () => ({ name: `Changed ${randomId()}` }),
  postProducts: () => ({ sku: randomId(), name: "New", price: 1 }),
  postProductsBulk: async (world) => ({ sku: await world.product(), stock: 5 }),
  putExternalId: () => ({ externalId: `customer-${randomId()}` }),
  postRules: (world) => world.ruleBody(),
  putRule: (world) => ({ ...world.ruleBody(), version: 1 }),
  postInfluences: (world) => ({ product: world.products[0], on: false }),
  postShopperInfluences: (world) => ({ product: world.products[0], on: false }),
  postV1Predict: () => ({ user_id: randomId() }),
  postPictures: () => form("picture", "pixel.png", Buffer.from(PIXEL, "base64")),
  postUploads: () => form("file", "new.csv", Buffer.from("sku,name,price\nNEW-1,New mug,2.50\n")),
  postWebhooksShopify: () => ({}),
  postWebhooksWoocommerce: () => ({}),
  postWebhooksStripe: () => ({
    id: `evt_${randomId()}`,
    object: "event",
    type: "invoice.paid",
    data: { object: { id: "in_1", object: "invoice" } },
  }),
};

/** What a call is made about. */
export interface About {
  /** Which of the things a path may name: one there is, one there is not, or a word of a list. */
  thing: "there" | "missing" | { param: string; word: string };
  /** How the request calls a shopper; null: it names none. */
  shopper: string | null;
  subject?: Subject | undefined;
  /** A field that takes a right of its own, and is set. */
  field?: string | undefined;
}

async function namesOf(world: World, operation: Operation, about: About): Promise<Record<string, string>> {
  const { thing, shopper, subject } = about;
  const names: Record<string, string> = {};
  for (const { name, place } of operation.parameters) {
    if (place !== "path") continue;
    if (subject?.in === "path" && subject.name === name) names[name] = shopper ?? "";
    else if (typeof thing === "object" && thing.param === name) names[name] = thing.word;
    else {
      const known = THINGS[operation.path] ?? THINGS[name];
      if (!known)
        throw new Error(
          `${operation.id}: whose is the ${name} of its path? Declare a subject, or make it a thing.`,
        );
      names[name] = thing === "missing" ? known.missing : await known.there(world, operation);
    }
  }
  return names;
}

function toText(body: unknown): string | FormData | undefined {
  if (body === undefined || body instanceof FormData) return body;
  return JSON.stringify(body);
}

/** A request that is right in everything but, perhaps, who sends it. */
export async function writeRequest(world: World, operation: Operation, about: About): Promise<Sent> {
  const params = await namesOf(world, operation, about);
  const { subject, shopper, field } = about;
  const known: Known = { ...params, product: params.product ?? world.products[0] };
  const example = toRequest(operation, known);
  const url = new URL(example.path, "http://shop.test");
  const made = (await BODIES[operation.id]?.(world)) ?? example.body;
  const isObject = typeof made === "object" && made !== null && !(made instanceof FormData);
  const named = subject && subject.in !== "path" && shopper !== null ? { [subject.name]: shopper } : {};
  if (subject?.in === "query" && shopper !== null) url.searchParams.set(subject.name, shopper);
  if (field !== undefined && operation.parameters.some(({ name }) => name === field))
    url.searchParams.set(field, "1");
  const set = field !== undefined && !url.searchParams.has(field) ? { [field]: true } : {};
  const body = isObject ? { ...made, ...(subject?.in === "body" ? named : {}), ...set } : made;
  const type = body === undefined || body instanceof FormData ? undefined : example.type;
  return { path: url.pathname + url.search, params, body: toText(body), type };
}
