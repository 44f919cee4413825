/** Asking to be told when something can be had again. */
export const notice = {
  done: "You will be told",
  doneAbout:
    "One e-mail goes to {email} as soon as it can be had again, and the address is not kept any longer.",
  title: "Tell me when it is back",
  email: "E-mail",
  hint: "For this one e-mail alone.",
  send: "Tell me",
} as const;
