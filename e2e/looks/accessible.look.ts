import { findFaded, findLostFocus, findMotion, findOverflow, findViolations } from "./access";
import { settle } from "./settle";
import { expect, lookAs, test } from "./shop";
import { STATES } from "./states";

/** The style guide shows all parts twice, each with the name it always has. */
const EXCEPT: Readonly<Record<string, readonly string[]>> = {
  "admin-styleguide": ["landmark-unique"],
  "admin-dialog": ["landmark-unique"],
};

for (const state of STATES) {
  test(`everybody can use ${state.name}`, async ({ page, looked }, { project }) => {
    test.skip(state.only !== undefined && state.only !== project.name, `There is none on a ${project.name}.`);
    await lookAs(page, state.as ?? "visitor", looked);
    await state.open(page, looked);
    await settle(page);
    for (const colorScheme of ["light", "dark"] as const)
      await test.step(`axe, ${colorScheme}`, async () => {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        expect.soft(await findViolations(page, EXCEPT[state.name] ?? []), `axe, ${colorScheme}`).toEqual([]);
      });
    expect.soft(await findMotion(page), "what moves").toEqual([]);
    expect.soft(await findOverflow(page), "letters twice as large").toEqual([]);
    await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
    expect.soft(await findFaded(page), "forced colours").toEqual([]);
    // With the colours still forced: rings have to be seen in those, too.
    await test.step("by Tab", async () => {
      expect.soft(await findLostFocus(page), "the focus").toEqual([]);
    });
  });
}
