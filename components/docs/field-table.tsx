import type { Field } from "@/lib/reference/list-fields";
import { Marked } from "./marked";

/** Fields of a body, an answer, or a query string, one line each. */
export function FieldTable({ caption, fields }: { caption: string; fields: readonly Field[] }) {
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className="relative overflow-x-auto rounded-lg border border-line bg-surface"
    >
      <table className="w-full text-left text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-muted">
          <tr>
            <th scope="col" className="px-4 py-2 font-medium">
              Name
            </th>
            <th scope="col" className="px-4 py-2 font-medium max-sm:hidden">
              Type
            </th>
            <th scope="col" className="px-4 py-2 font-medium">
              Meaning
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, type, required, description }) => (
            <tr key={name} className="border-t border-line align-top">
              <th scope="row" className="px-4 py-2 font-mono text-xs/5 font-normal whitespace-nowrap">
                {name}
                {required && <span className="block font-sans text-muted">required</span>}
              </th>
              <td className="min-w-32 px-4 py-2 text-xs/5 break-words text-muted max-sm:hidden">{type}</td>
              <td className="min-w-40 px-4 py-2">
                <Marked>{description}</Marked>
                <span className="block text-xs/5 break-words text-muted sm:hidden">{type}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
