import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { z } from "zod";
import { getRejects } from "@/lib/data/import/upload/queries";
import { AppError } from "@/lib/platform/errors";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("upload-rejects", {
  GET: operation({
    summary: "The rows of an upload that were rejected",
    description: "Of the newest look or import: line, reason and the row as the file has it.",
    right: staffOrKey("catalog:write"),
    params: z.object({ id: z.guid("must be the id of an upload") }),
    answers: { 200: "text/csv" },
    problems: ["not_found"],
    async handle({ params, caller }) {
      const rejects = await getRejects(caller, params.id);
      if (!rejects) throw new AppError("not_found", "No row of this upload was rejected.");
      const body = Readable.toWeb(Readable.from(rejects.bytes)) as WebStream<Uint8Array> as ReadableStream;
      return new Response(body, {
        headers: {
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(rejects.name)}`,
          "cache-control": "private, no-store",
        },
      });
    },
  }),
});
