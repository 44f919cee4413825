type Numbers = Uint32Array | Uint16Array | Float32Array;

/** Numbers to which more are added: half as much room again each time there is none left. */
export class GrowingArray<A extends Numbers> {
  length = 0;
  #values: A;
  readonly #make: (room: number) => A;

  constructor(make: (room: number) => A) {
    this.#make = make;
    this.#values = make(16);
  }

  /** All of them, and whatever room there is; until the next `push`. */
  get values(): A {
    return this.#values;
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = this.#make(Math.ceil(1.5 * this.length));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }
}
