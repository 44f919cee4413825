import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeTensors } from "./decode";
import type { Tensor } from "./dtypes";
import { encodeTensors } from "./encode";
import { FormatError, type FormatErrorCode } from "./format-error";
import { sha256 } from "./sha256";

const tensors = new Map<string, Tensor>([
  ["counts", { shape: [3], data: Uint32Array.of(0, 1, 4_000_000_000) }],
  ["factors", { shape: [2, 2], data: Float32Array.of(1.5, -2, 0, 3) }],
  ["spectrum", { shape: [2], data: Float64Array.of(Math.PI, 1e300) }],
  ["ids", { shape: [2], data: Int32Array.of(-1, 7) }],
  ["empty", { shape: [0, 8], data: new Float32Array(0) }],
]);
const file = encodeTensors(tensors, { kind: "test" });

/** The file with its header rewritten by `change`, checksum and data as they were. */
function withHeader(change: (header: Record<string, Record<string, unknown>>) => void): Uint8Array {
  const length = Number(new DataView(file.buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length))) as Record<
    string,
    Record<string, unknown>
  >;
  change(header);
  return assemble(JSON.stringify(header), file.subarray(8 + length));
}

function assemble(header: string, data: Uint8Array): Uint8Array {
  const text = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + text.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  bytes.set(data, 8 + text.length);
  return bytes;
}

function codeOf(bytes: Uint8Array): FormatErrorCode | "fine" {
  try {
    decodeTensors(bytes);
    return "fine";
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    expect(error.remedy).not.toBe("");
    return error.code;
  }
}

describe("SHA-256", () => {
  it("agrees with the standard's vectors", () => {
    const of = (text: string) => sha256(new TextEncoder().encode(text));
    expect(of("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(of("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(of("a".repeat(1_000_000))).toBe(
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
    );
  });

  it("agrees with node on bytes of any length, also inside a larger buffer", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const wanted = createHash("sha256").update(bytes).digest("hex");
        const larger = new Uint8Array(bytes.length + 7);
        larger.set(bytes, 3);
        expect(sha256(bytes)).toBe(wanted);
        expect(sha256(larger.subarray(3, 3 + bytes.length))).toBe(wanted);
      }),
      { seed: 1 },
    );
  });
});

describe("the format", () => {
  it("comes back as it went, from any address", () => {
    const shifted = new Uint8Array(file.length + 3);
    shifted.set(file, 3);
    const { tensors: found, metadata } = decodeTensors(shifted.subarray(3));
    expect(new Map([...found].sort())).toEqual(new Map([...tensors].sort()));
    expect(metadata.get("kind")).toBe("test");
  });

  it("comes back as a copy, or as views on bytes that were given away and lie right", () => {
    const tensors = new Map([["t", { shape: [2], data: Float64Array.of(1.5, -2) }]]);
    const bytes = encodeTensors(tensors, {});
    const bufferOf = (given: Uint8Array, adopt: boolean) =>
      decodeTensors(given, { adopt }).tensors.get("t")?.data.buffer;
    expect(bufferOf(bytes, false)).not.toBe(bytes.buffer);
    expect(bufferOf(bytes, true)).toBe(bytes.buffer);
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(bufferOf(shifted.subarray(1), true)).not.toBe(shifted.buffer);
    expect(decodeTensors(shifted.subarray(1), { adopt: true }).tensors).toEqual(tensors);
    expect(decodeTensors(bytes, { adopt: true }).tensors).toEqual(tensors);
  });

  it("is the same with a digest of the host's own, which is asked on both ways", () => {
    const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
    expect(encodeTensors(tensors, { kind: "test" }, { digest })).toEqual(file);
    expect(decodeTensors(file, { digest })).toEqual(decodeTensors(file));
    expect(() => decodeTensors(file, { digest: () => "0" })).toThrow("SHA-256 is 0");
  });

  it("comes back whatever the sizes and numbers", () => {
    const number = fc.float({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.array(fc.array(number, { maxLength: 9 }), { maxLength: 5 }), (lists) => {
        const many = new Map<string, Tensor>(
          lists.map((list, i) => {
            const data = i % 2 === 0 ? Float32Array.from(list) : Float64Array.from(list);
            return [`t${i}`, { shape: [list.length], data }];
          }),
        );
        const { tensors: found } = decodeTensors(encodeTensors(many, {}));
        for (const [name, tensor] of many) expect(found.get(name)).toEqual(tensor);
      }),
      { seed: 2 },
    );
  });

  it("is safetensors: length, JSON, data; aligned to 8; types by their legal names; no gaps", () => {
    const length = Number(new DataView(file.buffer).getBigUint64(0, true));
    const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length)));
    expect(length % 8).toBe(0);
    expect(header.spectrum).toEqual({ dtype: "F64", shape: [2], data_offsets: [0, 16] });
    expect([header.counts.dtype, header.factors.dtype, header.ids.dtype]).toEqual(["U32", "F32", "I32"]);
    const at = 8 + length + header.factors.data_offsets[0];
    expect(new DataView(file.buffer).getFloat32(at + 4, true)).toBe(-2);
  });

  it("refuses each kind of damage by its name", () => {
    const spoiled = Uint8Array.from(file);
    spoiled[file.length - 1] ^= 1;
    const infinite = encodeTensors(new Map([["x", { shape: [1], data: Float32Array.of(Infinity) }]]), {});
    const cases: [FormatErrorCode, Uint8Array][] = [
      ["truncated", file.subarray(0, 5)],
      ["truncated", file.subarray(0, 60)],
      ["truncated", file.subarray(0, file.length - 1)],
      ["foreign", new TextEncoder().encode("<!doctype html><title>502</title>")],
      ["foreign", assemble("{", new Uint8Array(0))],
      ["bad_header", assemble("[]", new Uint8Array(0))],
      ["bad_header", withHeader((h) => (h.ids = 5 as never))],
      ["bad_header", withHeader((h) => (h.__metadata__.kind = 5))],
      ["bad_dtype", withHeader((h) => (h.ids.dtype = "BF16"))],
      ["bad_dtype", withHeader((h) => (h.ids.dtype = "toString"))],
      ["bad_shape", withHeader((h) => (h.ids.shape = [3]))],
      ["bad_shape", withHeader((h) => (h.ids.shape = [-2]))],
      ["bad_shape", withHeader((h) => (h.ids.shape = [0.5, 4]))],
      ["bad_offsets", withHeader((h) => (h.ids.data_offsets = [8]))],
      ["bad_offsets", withHeader((h) => (h.ids.data_offsets = [0, 8]))],
      ["bad_offsets", withHeader((h) => delete h.ids)],
      ["bad_checksum", spoiled],
      ["bad_checksum", withHeader((h) => delete h.__metadata__)],
      ["not_finite", infinite],
    ];
    for (const [code, bytes] of cases) expect([code, codeOf(bytes)]).toEqual([code, code]);
    expect(codeOf(file)).toBe("fine");
  });

  it("refuses what an earlier version wrote, and says so", () => {
    // Version 1 had a checksum over the data alone, as the last entry of the metadata.
    const ofVersion1 = (text: string, sum: string) =>
      withHeader((h) => (h.__metadata__ = { kind: text, sha256: sum }));
    const length = Number(new DataView(file.buffer).getBigUint64(0, true));
    const sum = sha256(file.subarray(8 + length));
    expect(codeOf(ofVersion1("test", sum))).toBe("older_version");
    expect(codeOf(ofVersion1("test", sum.replace(/^./, "x")))).toBe("bad_checksum");
    expect(codeOf(withHeader((h) => (h.__metadata__.format = "3")))).toBe("newer_version");
    expect(codeOf(withHeader((h) => (h.__metadata__.format = "1")))).toBe("bad_checksum");
  });

  it("vouches for every byte of the header as well as of the data", () => {
    for (let at = 0; at < file.length; at++) {
      const spoiled = Uint8Array.from(file);
      spoiled[at] ^= 1;
      expect(codeOf(spoiled), `byte ${at}`).not.toBe("fine");
    }
    expect(codeOf(withHeader((h) => (h.__metadata__.kind = "other" as never)))).toBe("bad_checksum");
  });

  it("holds names that look like numbers, which JavaScript would put before the checksum", () => {
    const odd = new Map<string, Tensor>([["7", { shape: [1], data: Float32Array.of(7) }]]);
    const { tensors: found, metadata } = decodeTensors(encodeTensors(odd, { "1": "one", kind: "odd" }));
    expect(found).toEqual(odd);
    expect(metadata).toEqual(new Map(Object.entries({ "1": "one", kind: "odd" })));
  });

  it("never fails with anything but a FormatError, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void codeOf(bytes)),
      { numRuns: 300, seed: 3 },
    );
    fc.assert(
      fc.property(fc.json(), (text) => void codeOf(assemble(text, new Uint8Array(8)))),
      { numRuns: 300, seed: 4 },
    );
    const place = fc.nat(file.length - 1);
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = Uint8Array.from(file);
        for (const [at, value] of changes) bytes[at] = value;
        codeOf(bytes);
      }),
      { numRuns: 500, seed: 5 },
    );
  });

  it("refuses to write what it could not read", () => {
    const wrong = new Map([["x", { shape: [2, 2], data: new Float32Array(3) }]]);
    expect(() => encodeTensors(wrong, {})).toThrow('Tensor "x": shape [2, 2] for 3.');
    expect(() => encodeTensors(new Map(), { sha256: "" })).toThrow("written by the encoder");
    expect(() => encodeTensors(new Map(), { format: "2" })).toThrow("written by the encoder");
  });
});
