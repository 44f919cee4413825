import { z } from "zod";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation, reply } from "@/lib/platform/http/operation";
import { anybody } from "@/lib/shop/auth/rights";
import { readDocument } from "./read-document";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("openapi", {
  GET: operation({
    summary: "This document: the contract of the API, made of what its endpoints declare.",
    right: anybody,
    answers: { 200: z.looseObject({ openapi: z.string() }) },
    async handle() {
      return reply(200, await readDocument(), { "cache-control": "public, max-age=300" });
    },
  }),
});
