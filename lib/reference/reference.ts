import "server-only";
import type { OpenApiDocument, Tag } from "@/lib/platform/http/openapi";
import { toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import { listActiveIds } from "@/lib/shop/catalog/queries";
import type { Known } from "./examples";
import { type Operation, readOperations } from "./read-operations";

/** Calls that belong together, at an address of their own. */
export interface Group extends Tag {
  slug: string;
  operations: readonly Operation[];
}

/** A way to be known to the API. */
export interface Scheme {
  name: string;
  description: string;
}

export function listSchemes({ components }: OpenApiDocument): Scheme[] {
  return Object.entries(components.securitySchemes).map(([name, definition]) => ({
    name,
    description: (definition as Partial<Scheme>).description ?? "",
  }));
}

const toSlug = (name: string) => name.toLowerCase().replaceAll(" ", "-");

/** The calls of a contract in its groups. */
export function groupOperations(document: OpenApiDocument): Group[] {
  const operations = readOperations(document);
  return (document.tags as Tag[]).map(({ name, description }) => ({
    name,
    description,
    slug: toSlug(name),
    operations: operations.filter(({ tag }) => tag === name),
  }));
}

/** What examples can name of this shop, now. Without a catalog they name what any shop might have. */
export async function readKnown(): Promise<Known> {
  const [id] = await listActiveIds().catch(() => []);
  const product = id === undefined ? undefined : toPublicProductId(id);
  return { product, item: product, at: new Date().toISOString() };
}

/** Fills the places of a piece of code or text that stand for something of this shop. */
export function fillPlaces(text: string, origin: string, known: Known): string {
  return text
    .replaceAll("{origin}", origin)
    .replaceAll("{product}", known.product ?? "prd_1")
    .replaceAll("{event}", uuidv7())
    .replaceAll("{now}", new Date().toISOString());
}
