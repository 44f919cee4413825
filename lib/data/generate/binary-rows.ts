/**
 * Rows of PostgreSQL's binary COPY format: a header, per row a 16-bit count of fields and per field a 32-bit length and
 * its bytes, and a count of −1 at the end. Far cheaper to write and to read than text.
 */
export class BinaryRows {
  #bytes: Buffer;
  #used = 0;
  #isFirst = true;

  /** @param capacity bytes; grows when a chunk needs more */
  constructor(readonly capacity = 1 << 20) {
    this.#bytes = Buffer.allocUnsafe(capacity);
  }

  /** Whether it is time to send what is there. */
  get isFull(): boolean {
    return this.#used >= 0.9 * this.#bytes.length;
  }

  row(fields: number): void {
    if (this.#isFirst) this.#writeHeader();
    this.#reserve(2);
    this.#used = this.#bytes.writeInt16BE(fields, this.#used);
  }

  /** A field of 16 bytes, filled by `write`. */
  id(write: (out: Uint8Array, offset: number) => void): void {
    this.#begin(16);
    write(this.#bytes, this.#used);
    this.#used += 16;
  }

  int4(value: number): void {
    this.#begin(4);
    this.#used = this.#bytes.writeInt32BE(value, this.#used);
  }

  float4(value: number): void {
    this.#begin(4);
    this.#used = this.#bytes.writeFloatBE(value, this.#used);
  }

  /** A timestamp with time zone; `at` in milliseconds since 1970, PostgreSQL counts microseconds since 2000. */
  time(at: number): void {
    this.#begin(8);
    const micros = (at - POSTGRES_EPOCH_MS) * 1000;
    const high = Math.floor(micros / 2 ** 32);
    this.#bytes.writeInt32BE(high, this.#used);
    this.#bytes.writeUInt32BE(micros - high * 2 ** 32, this.#used + 4);
    this.#used += 8;
  }

  /** Text, and the labels of enums. */
  text(value: Uint8Array): void {
    this.#begin(value.length);
    this.#bytes.set(value, this.#used);
    this.#used += value.length;
  }

  end(): void {
    if (this.#isFirst) this.#writeHeader();
    this.#reserve(2);
    this.#used = this.#bytes.writeInt16BE(-1, this.#used);
  }

  /** What was written since the last time; the next rows go into memory of their own. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#used);
    this.#bytes = Buffer.allocUnsafe(this.capacity);
    this.#used = 0;
    return taken;
  }

  #begin(length: number): void {
    this.#reserve(4 + length);
    this.#used = this.#bytes.writeInt32BE(length, this.#used);
  }

  #reserve(length: number): void {
    if (this.#used + length <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * this.#bytes.length + length);
    this.#bytes.copy(larger, 0, 0, this.#used);
    this.#bytes = larger;
  }

  #writeHeader(): void {
    this.#isFirst = false;
    this.#reserve(SIGNATURE.length + 8);
    this.#used += SIGNATURE.copy(this.#bytes, this.#used);
    this.#bytes.fill(0, this.#used, this.#used + 8);
    this.#used += 8;
  }
}

const SIGNATURE = Buffer.from("PGCOPY\n\xff\r\n\0", "latin1");
const POSTGRES_EPOCH_MS = Date.UTC(2000, 0, 1);
