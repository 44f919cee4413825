import fs from "node:fs";
import type { FullConfig } from "playwright/test";
import { compareLook } from "./compare";
import { makeEqual, settle } from "./settle";
import { expect, lookAs, test } from "./shop";
import { STATES } from "./states";

const PICTURES = "e2e/looks/pictures";
const SCHEMES = ["light", "dark"] as const;
const PROJECTS = ["desktop", "phone"] as const;
const pictured = STATES.filter(({ unpictured }) => !unpictured);

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Whether what is seen is kept from now on. */
const isAccepting = ({ updateSnapshots }: FullConfig) => ["all", "changed"].includes(updateSnapshots);

for (const state of pictured) {
  test(`${state.name} looks as it did`, async ({ page, looked }, { project, config, outputDir }) => {
    test.skip(state.only !== undefined && state.only !== project.name, `There is none on a ${project.name}.`);
    await lookAs(page, state.as ?? "visitor", looked);
    await state.open(page, looked);
    await settle(page);
    await makeEqual(page, { figures: state.figures ?? false, products: !state.ruled });
    const differences: string[] = [];
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme });
      const screenshot = await page.screenshot({ fullPage: true, animations: "disabled", caret: "hide" });
      const file = `${PICTURES}/${state.name}.${project.name}.${scheme}.webp`;
      const difference = await compareLook(screenshot, file, outputDir, isAccepting(config));
      if (difference) differences.push(`${scheme}: ${difference}`);
    }
    expect(differences, `seen: ${outputDir}; accepted by: npm run verify -- visual --accept`).toEqual([]);
  });
}

/** Small changes of the design, as slips make them. */
const SLIPS = {
  "--spacing": "0.265rem",
  "--accent": "#1f4d5a",
  "--radius-md": "0.6rem",
  "--text-base": "1.03rem",
};

test("a slip in a single token is seen", async ({ page }, { project, config, outputDir }) => {
  test.skip(isAccepting(config), "There is nothing yet to compare with.");
  await page.goto("/sign-in");
  await settle(page);
  const picture = `${PICTURES}/sign-in.${project.name}.light.webp`;
  const compare = async () =>
    compareLook(await page.screenshot({ fullPage: true, animations: "disabled" }), picture, outputDir, false);
  expect(await compare()).toBeNull();
  for (const [token, value] of Object.entries(SLIPS)) {
    await page.evaluate((slip) => document.documentElement.style.setProperty(...slip), [
      token,
      value,
    ] as const);
    expect(await compare(), token).not.toBeNull();
    await page.evaluate((slip) => document.documentElement.style.removeProperty(slip), token);
  }
});

test("no picture is kept of what is no longer looked at", () => {
  const names = pictured.flatMap(({ name, only }) =>
    PROJECTS.filter((project) => only === undefined || only === project).flatMap((project) =>
      SCHEMES.map((scheme) => `${name}.${project}.${scheme}.webp`),
    ),
  );
  const kept = fs.existsSync(PICTURES) ? fs.readdirSync(PICTURES) : [];
  expect(kept.filter((name) => !names.includes(name))).toEqual([]);
});
