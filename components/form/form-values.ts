export interface FormValues {
  [name: string]: string | FormValues;
}

/** The text fields of a form as an object: `address.city` becomes `{ address: { city } }`, as schemas name their fields. */
export function readForm(form: FormData): FormValues {
  const values: FormValues = {};
  for (const [name, value] of form) {
    if (typeof value !== "string") continue;
    const path = name.split(".");
    const last = path.pop() ?? name;
    let target = values;
    for (const part of path) {
      const next = target[part];
      target = typeof next === "object" ? next : (target[part] = {});
    }
    target[last] = value;
  }
  return values;
}
