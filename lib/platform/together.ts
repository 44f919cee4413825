/** How much is done at the same time, and how much in one go. */
interface Limits {
  /** Goes under way at once. */
  atOnce: number;
  /** Calls in one go. */
  most: number;
}

interface Waiting<I, O> {
  input: I;
  resolve(output: O): void;
  reject(error: unknown): void;
}

/**
 * Does together what is asked for while earlier calls are under way: a call that nobody is ahead of begins at once, and under
 * load what it costs to ask at all is paid once for many. No call waits for one that comes after it.
 */
export class Together<I, O> {
  readonly #run: (inputs: readonly I[]) => Promise<readonly O[]>;
  readonly #limits: Limits;
  #waiting: Waiting<I, O>[] = [];
  #underWay = 0;

  /** @param run answers each input, in their order; when it fails, all calls of that go do */
  constructor(run: (inputs: readonly I[]) => Promise<readonly O[]>, limits: Limits) {
    this.#run = run;
    this.#limits = limits;
  }

  call(input: I): Promise<O> {
    return new Promise<O>((resolve, reject) => {
      this.#waiting.push({ input, resolve, reject });
      this.#begin();
    });
  }

  #begin(): void {
    while (this.#underWay < this.#limits.atOnce && this.#waiting.length > 0) {
      const taken = this.#waiting.splice(0, this.#limits.most);
      this.#underWay++;
      void this.#go(taken).finally(() => {
        this.#underWay--;
        this.#begin();
      });
    }
  }

  async #go(taken: readonly Waiting<I, O>[]): Promise<void> {
    try {
      const outputs = await this.#run(taken.map(({ input }) => input));
      taken.forEach(({ resolve, reject }, place) => {
        const output = outputs[place];
        if (output === undefined) reject(new Error("A call was not answered."));
        else resolve(output);
      });
    } catch (error) {
      for (const { reject } of taken) reject(error);
    }
  }
}
