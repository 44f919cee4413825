import { buildOpenApi, type OpenApiDocument } from "@/lib/platform/http/openapi";
import { collectOperations } from "./collect-operations";
import { TAGS } from "./tags";

let made: Promise<OpenApiDocument> | undefined;

/** The contract of the API. It is what the code is, so one process makes it once. */
export function readDocument(): Promise<OpenApiDocument> {
  made ??= collectOperations().then((operations) => buildOpenApi(operations, TAGS, "1"));
  return made;
}
