import { Badge } from "@/components/ui/badge";
import { type Known, toClient, toCurl, toFetch, toRequest } from "@/lib/reference/examples";
import type { Operation } from "@/lib/reference/read-operations";
import { ExampleTabs } from "./example-tabs";
import { FieldTable } from "./field-table";
import { Marked } from "./marked";
import { TryIt } from "./try-it";

function Answers({ id, answers }: Pick<Operation, "id" | "answers">) {
  return (
    <ul className="space-y-3">
      {answers.map(({ status, description, fields }) => (
        <li key={status}>
          <p className="flex flex-wrap items-baseline gap-2 text-sm">
            <Badge tone={status.startsWith("2") ? "positive" : "neutral"}>{status}</Badge>
            <span>
              <Marked>{description}</Marked>
            </span>
          </p>
          {fields.length > 0 && (
            <details className="mt-2">
              <summary className="flex min-h-11 cursor-pointer items-center text-sm underline underline-offset-4">
                Fields of the answer
              </summary>
              <FieldTable caption={`${id}: fields of ${status}`} fields={fields} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Whether everybody can try it in the page, and nothing comes of it. */
const isOpen = ({ method, anonymous, path }: Operation) =>
  method === "GET" && anonymous && path !== "/api/openapi.json";

/** One call: what goes in, who may, what comes out, and how to make it. */
export function OperationView({
  operation,
  known,
  origin,
}: {
  operation: Operation;
  known: Known;
  origin: string;
}) {
  const { id, method, path, summary, description, parameters, body, answers } = operation;
  const request = toRequest(operation, known);
  const shown = parameters.map((parameter) => ({
    ...parameter,
    sample: known[parameter.name] ?? parameter.sample,
  }));
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-24 space-y-5">
      <header className="space-y-2">
        <h2 id={`${id}-title`} className="font-mono text-base font-medium break-all sm:text-lg">
          <span className="text-accent">{method}</span> {path}
        </h2>
        <p className="text-lg text-pretty">{summary}</p>
        <p className="max-w-3xl text-sm text-pretty text-muted">
          <Marked>{description}</Marked>
        </p>
      </header>
      {parameters.length > 0 && <FieldTable caption={`${id}: parameters`} fields={parameters} />}
      {body && body.fields.length > 0 && (
        <>
          <h3 className="text-sm font-medium">Body ({body.type})</h3>
          <FieldTable caption={`${id}: body`} fields={body.fields} />
        </>
      )}
      <ExampleTabs
        of={id}
        examples={[
          { name: "curl", code: toCurl(request, origin) },
          { name: "fetch", code: toFetch(request, origin) },
          { name: "Typed client", code: toClient(operation, request, known, origin) },
        ]}
      />
      {isOpen(operation) && <TryIt id={id} path={path} parameters={shown} />}
      <h3 className="text-sm font-medium">Answers</h3>
      <Answers id={id} answers={answers} />
    </section>
  );
}
