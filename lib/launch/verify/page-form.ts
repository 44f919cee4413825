/** A form as it stands in the HTML of a page, for whoever sends it without JavaScript. */

const ENTITIES: Record<string, string> = { amp: "&", quot: '"', lt: "<", gt: ">", "#x27": "'" };
const unescape = (text: string) =>
  text.replace(/&(\w+|#x27);/g, (all, name: string) => ENTITIES[name] ?? all);

const attributeOf = (tag: string, name: string) => {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : unescape(value);
};

/**
 * The hidden fields of the form that has all `fields`, as a browser sends them, and `values` besides. Throws when the page has
 * no such form.
 */
export function readPageForm(
  html: string,
  fields: readonly string[],
  values: Readonly<Record<string, string>> = {},
): FormData {
  const forms = html
    .split("<form")
    .slice(1)
    .map((rest) => rest.split("</form>", 1)[0] ?? "");
  const found = forms.find((one) => fields.every((field) => one.includes(` name="${field}"`)));
  if (found === undefined) throw new Error(`The page has no form with ${fields.join(" and ")}.`);
  const form = new FormData();
  for (const [tag] of found.matchAll(/<input[^>]*>/g)) {
    const name = attributeOf(tag, "name");
    if (name !== undefined && attributeOf(tag, "type") === "hidden")
      form.append(name, attributeOf(tag, "value") ?? "");
  }
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}
