import { inNextRequest } from "@/lib/platform/http/testing/next-request";
import fs from "node:fs";
import { closeSender } from "@/lib/jobs/queue";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { takeWrites, watchWrites } from "@/app/api/testing/watch-writes";
import { World } from "@/app/api/testing/world";
import { ADMIN_PAGES } from "@/components/admin/admin-pages";
import { cancelJobAction } from "@/lib/jobs/actions";
import { toForm } from "@/lib/platform/form-values";
import type { ActionResult } from "@/lib/platform/http/action";
import { changeRetentionAction } from "@/lib/privacy/retention-actions";
import { promoteModelAction } from "@/lib/recommender/models/actions";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { type Role, roleHas, ROLES, type Scope, SCOPES } from "@/lib/shop/auth/scopes";
import { addSynonymAction } from "@/lib/shop/synonyms/actions";
import { type ActionSource, listSources, readActions, readPageScope } from "./testing/read-guards";

const shop = withTestShop();
let world: World;
const cookies = new Map<Role | "nobody", string>([["nobody", ""]]);
const CALLERS = ["nobody", ...ROLES] as const;

beforeAll(async () => {
  world = new World(shop.pool(), shop.categories[0]?.id ?? 0, shop.productsOf(1));
  for (const role of ROLES) cookies.set(role, (await world.signIn(role)).cookie);
  await watchWrites(shop.pool());
});
afterAll(closeSender);

const inRequestOf = <T>(caller: Role | "nobody", phase: "render" | "action", run: () => Promise<T>) =>
  inNextRequest({ cookie: cookies.get(caller) ?? "", host: "shop.test" }, phase, run);

describe("every page of the admin", () => {
  const ROOT = "app/(admin)/admin";
  const files = listSources(ROOT).filter((file) => file.endsWith("/page.tsx"));
  const scopes = new Map(files.map((file) => [file, readPageScope(file)] as const));
  const modules = import.meta.glob<{ default: (props: unknown) => Promise<unknown> }>("./**/page.tsx");
  const addressOf = (file: string) => file.replace("app/(admin)", "").replace("/page.tsx", "");

  it("asks for a scope there is before it reads anything", () => {
    expect(files.length).toBeGreaterThan(30);
    const unguarded = files.filter((file) => !SCOPES.includes(scopes.get(file) as Scope));
    expect(unguarded).toEqual([]);
  });

  it("is in the navigation of whoever may open it, and of nobody else", () => {
    const links = ADMIN_PAGES.flatMap((group) => group.pages);
    for (const { href, scope } of links) expect(scopes.get(`app/(admin)${href}/page.tsx`), href).toBe(scope);
    const tops = files.filter((file) => addressOf(file).split("/").length <= 3);
    expect(tops.map(addressOf).sort()).toEqual(links.map(({ href }) => href).sort());
  });

  it("is about what the page is about that it stands below", () => {
    for (const [file, scope] of scopes) {
      const top = `app/(admin)/admin/${addressOf(file).split("/")[2] ?? ""}/page.tsx`.replace("//", "/");
      const [subject] = (scopes.get(top) ?? "").split(":");
      expect(scope?.split(":")[0], file).toBe(subject);
    }
  });

  /** What Next is told: to show the page, that there is none, or to send the visitor on to sign in. */
  async function open(file: string, caller: Role | "nobody"): Promise<string> {
    const page = await modules[`./${file.slice(ROOT.length + 1)}`]?.();
    const params = Promise.resolve({ id: "none", number: "0", email: "none", placement: "home.for-you" });
    const props = { params, searchParams: Promise.resolve({}) };
    try {
      await inRequestOf(caller, "render", async () => page?.default(props));
      return "the page";
    } catch (error) {
      const { digest = "" } = error as { digest?: string };
      if (digest.startsWith("NEXT_HTTP_ERROR_FALLBACK;404")) return "nothing";
      if (digest.startsWith("NEXT_REDIRECT") && digest.includes("/sign-in")) return "signing in";
      throw error;
    }
  }

  it.each(files.map((file) => [addressOf(file), file] as const))(
    "%s is shown to exactly those who may",
    async (address, file) => {
      await takeWrites(shop.pool());
      for (const caller of CALLERS) {
        const mayOpen = caller !== "nobody" && roleHas(caller, scopes.get(file) as Scope);
        const isAbsent = address.includes("[");
        const expected = caller === "nobody" ? ["signing in"] : mayOpen ? ["the page"] : ["nothing"];
        if (mayOpen && isAbsent) expected.push("nothing");
        expect(expected, `${caller} at ${address}`).toContain(await open(file, caller));
      }
      expect((await takeWrites(shop.pool())).tables).toEqual([]);
    },
  );
});

describe("every server action", () => {
  const actions = readActions("app", "components", "lib");
  const modules = import.meta.glob<Record<string, (...sent: unknown[]) => Promise<ActionResult<unknown>>>>(
    "/lib/**/*actions.ts",
  );

  /** Whoever is here, and nobody they name: their own cart, likes, orders and account. */
  const OWN = [
    "getCurrentShopper",
    "requireCurrentShopper",
    "keepCurrentShopper",
    "requireViewer",
    "runOwnForm",
  ];
  /** Those that nobody has to be known for. */
  const OPEN: Readonly<Record<string, string>> = {
    chooseLanguageAction: "keeps a choice in the browser that makes it, and nothing here",
    readCartAction: "reads the cart of the request's own cookie, which is empty without one",
    askResetAction: "sends a mail to whoever an address belongs to, and tells nothing",
    resetPasswordAction: "is opened by the link that was sent",
    findOrderAction: "is opened by the number and the e-mail address of an order together",
    signInAction: "is how somebody becomes known",
    signInWithCodeAction: "is how somebody becomes known",
    signUpAction: "is how somebody becomes known",
  };
  const isStaff = ({ scopes }: ActionSource) => scopes.length > 0;

  it("says which scope it needs, or is about whoever sends it", () => {
    expect(actions.length).toBeGreaterThan(40);
    const unclear = actions.filter(
      ({ name, scopes, calls }) =>
        [scopes.length === 1, OWN.some((guard) => calls.has(guard)), name in OPEN].filter(Boolean).length !==
        1,
    );
    expect(unclear.map(({ file, name }) => `${file} ${name}`)).toEqual([]);
    expect(Object.keys(OPEN).filter((name) => !actions.some((action) => action.name === name))).toEqual([]);
  });

  it("is a staff's wherever the admin uses it", () => {
    const files = listSources("components/admin", "app/(admin)").filter((file) => file.endsWith(".tsx"));
    const used = new Set(
      files.flatMap((file) => fs.readFileSync(file, "utf8").match(/\b[a-z]\w+Action\b/g) ?? []),
    );
    const open = actions.filter((action) => used.has(action.name) && !isStaff(action));
    expect(open.map(({ file, name }) => `${file} ${name}`)).toEqual([]);
  });

  it.each([
    ["that stops a job", "id", () => cancelJobAction({ id: "17" })],
    ["that lets a model serve", "id", () => promoteModelAction({ id: "" })],
    ["that adds words of search", "terms", () => addSynonymAction(null, toForm({ terms: "", finds: "" }))],
    [
      "that says how long data is kept",
      "days.lists",
      () => changeRetentionAction(null, toForm({ "days.lists": "soon" })),
    ],
  ] as const)("%s tells whoever may which field is wrong", async (_what, path, send) => {
    expect(await inRequestOf("admin", "action", async () => send())).toMatchObject({
      ok: false,
      code: "invalid",
      fields: [{ path }],
    });
  });

  it.each(actions.filter(isStaff).map((action) => [action.name, action] as const))(
    "%s is done for exactly those who may",
    async (name, { file, scopes }) => {
      const all = await modules[`/${file}`]?.();
      // Forms come second, after what was answered before.
      const sent = (all?.[name]?.length ?? 0) > 1 ? [null, new FormData()] : [{}];
      for (const caller of CALLERS) {
        const mayDo = caller !== "nobody" && roleHas(caller, scopes[0] as Scope);
        await takeWrites(shop.pool());
        const answer = await inRequestOf(caller, "action", async () => all?.[name]?.(...sent));
        const code = answer?.ok === false ? answer.code : "done";
        const { tables } = await takeWrites(shop.pool());
        if (mayDo) expect(["done", "invalid", "conflict", "not_found"], `${caller} ${name}`).toContain(code);
        else
          expect([code, ...tables], `${caller} ${name}`).toEqual([
            caller === "nobody" ? "unauthenticated" : "forbidden",
          ]);
      }
    },
  );
});
