import { z } from "zod";
import { endpoint } from "@/lib/platform/http/endpoint";
import { buildOpenApi } from "@/lib/platform/http/openapi";
import { operation, reply } from "@/lib/platform/http/operation";
import { anybody } from "@/lib/shop/auth/rights";
import { collectOperations } from "./collect-operations";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  "openapi",
  {
    GET: operation({
      summary: "This document: the contract of the API, made of what its endpoints declare.",
      right: anybody,
      answers: { 200: z.looseObject({ openapi: z.string() }) },
      async handle() {
        const document = buildOpenApi(await collectOperations(), "1");
        return reply(200, document, { "cache-control": "public, max-age=300" });
      },
    }),
  },
  { measured: false },
);
