import vm from "node:vm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { shortenScript } from "./shorter-scripts";

/** As the framework writes it. */
function pushScript(data: string): string {
  const json = JSON.stringify([1, data]).replace(
    /[&<>\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `self.__next_f.push(${json})`;
}

function run(script: string): unknown {
  const pushed: unknown[] = [];
  vm.runInNewContext(script, { self: { __next_f: { push: (part: unknown) => pushed.push(part) } } });
  return JSON.parse(JSON.stringify(pushed));
}

it("pushes the same, whatever it is", () => {
  const letters = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({
      unit: fc.constantFrom('"', "'", "\\", "\n", "<", ">", "&", "/", "!", "-", "u003c", "\u2028", "\u0000"),
    }),
  );
  fc.assert(
    fc.property(letters, (data) => {
      const script = pushScript(data);
      expect(run(shortenScript(script))).toEqual(run(script));
    }),
    { numRuns: 300 },
  );
});

it("lets nothing out of the script", () => {
  const shortened = shortenScript(pushScript("</script><!--<script>']);alert('&"));
  expect(shortened).not.toContain("<");
  expect(run(shortened)).toEqual([[1, "</script><!--<script>']);alert('&"]]);
});

it("saves the backslashes", () => {
  expect(shortenScript(pushScript('["$","p",null,{"children":"it\'s > 1"}]'))).toBe(
    `self.__next_f.push([1,'["$","p",null,{"children":"it\\'s > 1"}]'])`,
  );
});

it("leaves other scripts alone", () => {
  for (const script of [
    "self.__next_f.push([1,'a'])",
    'self.__next_f.push([2,"a"])',
    'self.__next_f.push([1,"a"]);self.__next_f.push([1,"b"])',
    "(self.__next_f=self.__next_f||[]).push([0])",
  ])
    expect(shortenScript(script)).toBe(script);
});
