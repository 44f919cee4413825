import openapiTypes, { astToString } from "openapi-typescript";
import { expect, it } from "vitest";
import { GET } from "@/app/api/openapi.json/route";
import { call } from "@/lib/recommender/serving/testing/call";

const HEAD =
  "/** The contract of the API as types, made of its OpenAPI document by `npm run build:api`. */\n";

it("what clients are typed by is what the API declares now", async () => {
  const { body } = await call(GET, "/api/openapi.json");
  const types = await openapiTypes(JSON.stringify(body), { defaultNonNullable: false });
  await expect(HEAD + astToString(types)).toMatchFileSnapshot("./schema.ts");
});
