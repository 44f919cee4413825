const PROSE =
  "space-y-3 [&_ol]:list-decimal [&_ol]:pl-5 [&_ul]:list-disc [&_ul]:pl-5 [&_h3]:font-medium [&_td]:pr-4 [&_th]:pr-4 [&_th]:text-left";

/** What the shop says of a product. `html` was made safe when it was imported: a few tags, no attributes. */
export function ProductDescription({ text, html }: { text: string; html: string }) {
  if (html === "") return <p className="mt-10 break-words text-pretty whitespace-pre-line">{text}</p>;
  return (
    <div className={`mt-10 break-words text-pretty ${PROSE}`} dangerouslySetInnerHTML={{ __html: html }} />
  );
}
