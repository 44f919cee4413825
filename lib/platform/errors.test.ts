import { expect, it } from "vitest";
import { AppError, messageOf } from "./errors";

it("tells the message of whatever was thrown", () => {
  expect(messageOf(new Error("no such file"))).toBe("no such file");
  expect(messageOf(new AppError("conflict", "Somebody was faster."))).toBe("Somebody was faster.");
  expect(messageOf({ ...new Error("lost"), message: "lost", queue: "mail" })).toBe("lost");
  expect(messageOf("enough")).toBe("enough");
  expect(messageOf(undefined)).toBe("undefined");
  expect(messageOf(null)).toBe("null");
});
