type Params = Readonly<Record<string, string | string[] | undefined>>;

/** What names the selected products, carried on unseen. */
export function BulkHidden({ params, also = [] }: { params: Params; also?: readonly string[] }) {
  const names = Object.keys(params).filter(
    (name) => name === "which" || name === "ids" || name.startsWith("of-") || also.includes(name),
  );
  return names.map((name) => {
    const value = params[name];
    // Ticks come as many fields; one will do.
    const text = name === "ids" ? [value].flat().join(",") : ([value].flat()[0] ?? "");
    return <input key={name} type="hidden" name={name} value={text} />;
  });
}
