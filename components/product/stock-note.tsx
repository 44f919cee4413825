const FEW = 5;

/** What is at hand, in words; few enough to hurry are counted. */
export function StockNote({ stock }: { stock: number }) {
  const [colour, words] =
    stock === 0
      ? ["bg-negative", "Sold out"]
      : stock <= FEW
        ? ["bg-warning", `Only ${stock} left`]
        : ["bg-positive", "In stock"];
  return (
    <p className="flex items-center gap-2 text-sm">
      <span className={`size-2 rounded-full ${colour}`} aria-hidden="true" />
      {words}
    </p>
  );
}
