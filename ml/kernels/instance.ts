import type { OperationName } from "./operations/operations";

/** The operations of one instance: from, to, scratch, and the operands as numbers and addresses. */
export type KernelExports = Readonly<Record<OperationName, (...numbers: number[]) => void>>;

/** The kernels at work in a memory; each thread has an instance of its own. */
export function instantiateKernel(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelExports {
  const instance = new WebAssembly.Instance(module, { env: { memory, abort: refuseAbort } });
  return instance.exports as unknown as KernelExports;
}

function refuseAbort(): never {
  throw new Error("The kernel aborted: an address outside its memory.");
}
