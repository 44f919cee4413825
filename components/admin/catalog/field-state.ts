/** What the fields of a form ask of it: what is wrong with one, and what was typed into it before it was refused. */
export interface FieldState {
  errorOf: (name: string) => string | undefined;
  typedIn: (name: string) => string | undefined;
}
