import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { ADMIN_PAGES } from "@/components/admin/admin-pages";

describe("every page of the admin", () => {
  const ROOT = "app/(admin)/admin";
  const pages = fs
    .readdirSync(ROOT, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("page.tsx"));
  const scopeOf = (file: string) =>
    /await getAdminViewer\("([a-z]+:[a-z]+)"\)|getAdminViewer\("([a-z]+:[a-z]+)"\),/.exec(
      fs.readFileSync(`${ROOT}/${file}`, "utf8"),
    )?.[1];

  it("says which scope it needs", () => {
    expect(pages.filter((file) => scopeOf(file) === undefined)).toEqual([]);
  });

  it("is in the navigation of whoever may open it, and of nobody else", () => {
    const links = ADMIN_PAGES.flatMap((group) => group.pages);
    for (const { href, scope } of links) {
      const file = `${href.replace(/^\/admin\/?/, "")}/page.tsx`.replace(/^\//, "");
      expect(scopeOf(file), href).toBe(scope);
    }
    const tops = pages.filter((file) => file.split("/").length === 2);
    expect(links.length).toBe(tops.length + 1);
  });
});
