export interface FormValues {
  [name: string]: string | FormValues;
}

/** Says that the open page sends a form itself: it goes on by itself, too, once the form is accepted. */
const SENT_BY_PAGE = "sentByPage";

/** What Next adds to a form that the browser sends by itself. */
const FRAMEWORK = /^\$ACTION_/;

/** Never repeated in an answer. */
const SECRET = /password|^code$/i;

function textFields(form: FormData): [string, string][] {
  return [...form].filter(
    (field): field is [string, string] =>
      typeof field[1] === "string" && !FRAMEWORK.test(field[0]) && field[0] !== SENT_BY_PAGE,
  );
}

/** The text fields of a form as an object: `address.city` becomes `{ address: { city } }`, as schemas name their fields. */
export function readForm(form: FormData): FormValues {
  // Without a prototype: the names are a stranger's.
  const empty = (): FormValues => Object.create(null) as FormValues;
  const values = empty();
  for (const [name, value] of textFields(form)) {
    const path = name.split(".");
    const last = path.pop() ?? name;
    let target = values;
    for (const part of path) {
      const next = target[part];
      target = typeof next === "object" ? next : (target[part] = empty());
    }
    target[last] = value;
  }
  return values;
}

/** What was typed, by the names of the fields, to be shown again; passwords are left out. */
export function readTyped(form: FormData): Record<string, string> {
  return Object.fromEntries(textFields(form).filter(([name]) => !SECRET.test(name)));
}

export function markSentByPage(form: FormData): FormData {
  form.set(SENT_BY_PAGE, "1");
  return form;
}

/** false: the browser has sent the form by itself, without JavaScript or before it ran, and shows whatever comes back. */
export function isSentByPage(form: FormData): boolean {
  return form.get(SENT_BY_PAGE) === "1";
}

/** A form with these fields, as the open page sends them; what is undefined is left out. */
export function toForm(fields: Readonly<Record<string, string | number | boolean | undefined>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.set(name, String(value));
  return markSentByPage(form);
}
