import type { Kernel, KernelOptions } from "./kernel";
import type { OperationName, Operations } from "./operations/operations";
import { PLAIN_OPERATIONS } from "./plain/plain-operations";
import { shareAlone } from "./share-alone";

/** The kernel in plain TypeScript, on the calling thread: where there is no WebAssembly, and in tests. */
export function createPlainKernel({ scratch = 0 }: KernelOptions = {}): Kernel {
  const workspace = new ArrayBuffer(scratch);
  const run = <Op extends OperationName>(
    operation: Op,
    from: number,
    to: number,
    ...operands: Operations[Op]
  ): void => PLAIN_OPERATIONS[operation](from, to, workspace, ...operands);
  return {
    backend: "plain",
    threads: 1,
    floats: (length) => new Float32Array(length),
    doubles: (length) => new Float64Array(length),
    integers: (length) => new Uint32Array(length),
    run,
    share: (operation, ranges, operands, options) =>
      shareAlone(ranges, options, (from, to) => run(operation, from, to, ...operands)),
    release: () => undefined,
  };
}
