import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { completeEnvironment } from "@/lib/platform/env";
import { processEnvironment } from "./processes";

const DATABASE_URL = "postgresql://aisle@127.0.0.1:5432/aisle";
afterEach(() => completeEnvironment({ NEXTAUTH_URL: "" }));

it("tells them the data folder as a whole path: the built server works elsewhere", () => {
  completeEnvironment({ DATABASE_URL, AISLE_DATA: ".data/somewhere" });
  expect(processEnvironment("production", "http://localhost:3000").AISLE_DATA).toBe(
    path.resolve(".data/somewhere"),
  );
});

it("keeps the address the operator gave, and else takes the one it listens at", () => {
  completeEnvironment({ DATABASE_URL, NEXTAUTH_URL: "https://shop.example" });
  expect(processEnvironment("production", "http://localhost:3000").NEXTAUTH_URL).toBe("https://shop.example");
  completeEnvironment({ NEXTAUTH_URL: "" });
  expect(processEnvironment("production", "http://localhost:3000").NEXTAUTH_URL).toBe(
    "http://localhost:3000",
  );
});
