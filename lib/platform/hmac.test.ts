import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { hmacSha256 } from "./hmac";

const hex = (text: string) => Buffer.from(text, "hex");

it("is what RFC 4231 says", () => {
  const cases: [secret: string, message: Buffer, mac: string][] = [
    [
      "\x0b".repeat(20),
      Buffer.from("Hi There"),
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    ],
    [
      "Jefe",
      Buffer.from("what do ya want for nothing?"),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    ],
  ];
  for (const [secret, message, mac] of cases) expect(hmacSha256(secret, message)).toEqual(hex(mac));
});

it("is the library's for every secret and message, longer than a block or not", () => {
  const message = fc.uint8Array({ maxLength: 300 });
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), message, (secret, bytes) => {
      expect(hmacSha256(secret, bytes)).toEqual(createHmac("sha256", secret).update(bytes).digest());
    }),
  );
});
