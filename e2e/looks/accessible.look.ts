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

const FAULTY = `<!doctype html><html lang="en"><title>Faults</title><main><h1>Faults</h1>
  <style>
    @keyframes turn { to { rotate: 1turn } }
    #ringless:focus { outline: none }
    #moving { animation: turn 3s infinite }
    #wide { width: 30rem; background: red }
    #cover { position: fixed; inset: auto 0 0; height: 60px; background: #fff }
    input, .bg-accent { border: 0; color: #777; background: #888 }
  </style>
  <button id="ringless">No ring</button> <button id="moving">Moves</button>
  <button class="bg-accent">Filled</button> <input id="field"> <div id="wide">Wide</div>
  <button id="covered" style="position: fixed; bottom: 10px; left: 10px">Covered</button><div id="cover"></div></main></html>`;

test("what is asked of pages finds what is wrong", async ({ page }) => {
  await page.setContent(FAULTY);
  const found = async (faults: Promise<string[]>) => (await faults).join("\n");
  const violations = await found(findViolations(page, []));
  expect(violations).toContain("color-contrast");
  expect(violations).toContain('label: <input id="field">');
  expect(await found(findViolations(page, ["color-contrast"]))).not.toContain("color-contrast");
  expect(await found(findMotion(page))).toContain("moving");
  await page.setViewportSize({ width: 700, height: 800 });
  expect(await found(findOverflow(page))).toContain("wide");
  const lost = await found(findLostFocus(page));
  expect(lost).toContain('has no ring: <button id="ringless"');
  expect(lost).toContain('is covered: <button id="covered"');
  await page.emulateMedia({ forcedColors: "active" });
  const faded = await found(findFaded(page));
  expect(faded).toContain("field");
  expect(faded).toContain("bg-accent");
});
