import type { ApiRequest } from "@/lib/platform/http/api-request";
import { z } from "zod";
import { MAX_IMPORT_BYTES, receiveImport } from "@/lib/data/import/upload/commands";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation, reply } from "@/lib/platform/http/operation";
import { staffOrKey } from "@/lib/shop/auth/rights";

const stored = z.object({ id: z.uuid(), name: z.string(), size: z.int() });

/** A form that the browser has sent by itself is sent on to the upload's page. */
const isForm = (request: ApiRequest) => request.headers.get("accept")?.includes("text/html") ?? false;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("uploads", {
  POST: operation({
    summary: "Upload a file to import",
    description:
      "A catalogue or interactions as CSV or JSON, gzip or not. It is looked at in the background; nothing is imported yet.",
    right: staffOrKey("catalog:write"),
    files: { field: "file", maxBytes: MAX_IMPORT_BYTES },
    answers: { 201: stored, 303: "text/html" },
    problems: ["invalid", "too_large", "unsupported_media_type"],
    handle: async ({ request, caller }) => {
      const upload = await receiveImport(request, caller);
      if (!isForm(request)) return reply(201, upload);
      return new Response(null, { status: 303, headers: { location: `/admin/import/${upload.id}` } });
    },
  }),
});
