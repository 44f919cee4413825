import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { readDocument } from "@/app/api/openapi.json/read-document";
import { SchemeList } from "@/components/docs/scheme-list";
import { Card } from "@/components/ui/card";
import { SectionHeading } from "@/components/ui/section-heading";
import { QUICK_STARTS } from "@/lib/reference/quick-starts";
import { groupOperations, listSchemes } from "@/lib/reference/reference";
import { DocsPage } from "./docs-page";

export const metadata: Metadata = {
  title: "Documentation",
  description: "Recommendations for any shop: quick starts, and every call of the API with examples to run.",
};

export default async function DocsOverview() {
  const document = await readDocument();
  const groups = groupOperations(document);
  return (
    <DocsPage
      groups={groups}
      current=""
      title="Documentation"
      about="Recommendations for any shop: a script tag, a component, a typed client, or plain HTTP."
    >
      <section aria-labelledby="starts">
        <SectionHeading id="starts" title="Quick starts" />
        <ul className="grid gap-4 sm:grid-cols-3">
          {QUICK_STARTS.map(({ slug, title, about }) => (
            <li key={slug}>
              <Card className="h-full space-y-2">
                <h3 className="font-medium">
                  <Link href={`/docs/${slug}`} className="underline underline-offset-4">
                    {title}
                  </Link>
                </h3>
                <p className="text-sm text-muted">{about}</p>
              </Card>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="calls" className="space-y-6">
        <SectionHeading id="calls" title="Every call" />
        <p className="max-w-3xl text-pretty">
          JSON in, JSON out. What is refused is answered with a problem document (RFC 9457) whose{" "}
          <code className="font-mono text-sm">code</code> is stable and whose{" "}
          <code className="font-mono text-sm">errors</code> name each bad field; every answer carries an{" "}
          <code className="font-mono text-sm">x-request-id</code>. The whole contract for programs:{" "}
          <a href="/api/openapi.json" className="underline underline-offset-4">
            /api/openapi.json
          </a>
          .
        </p>
        <h3 className="font-medium">Who asks</h3>
        <SchemeList schemes={listSchemes(document)} />
        {groups.map(({ slug, name, description, operations }) => (
          <div key={slug}>
            <h3 className="font-medium">
              <Link href={`/docs/${slug}`} className="underline underline-offset-4">
                {name}
              </Link>
            </h3>
            <p className="text-sm text-muted">{description}</p>
            <ul className="mt-2 space-y-1">
              {operations.map(({ id, method, path, summary }) => (
                <li key={id} className="text-sm text-pretty">
                  <Link
                    href={`/docs/${slug}#${id}`}
                    className="font-mono text-xs break-all underline underline-offset-4"
                  >
                    {method} {path}
                  </Link>{" "}
                  <span className="text-muted">{summary}</span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </section>
    </DocsPage>
  );
}
