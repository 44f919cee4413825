/** values[at[0]], values[at[1]], …: `Float32Array.from` with a function would call it for each of them. */
export function gather(values: ArrayLike<number>, at: Uint32Array): Float32Array {
  const found = new Float32Array(at.length);
  for (let i = 0; i < at.length; i++) found[i] = values[at[i]];
  return found;
}
