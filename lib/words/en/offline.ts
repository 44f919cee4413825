/** The page that is shown without a network. */
export const offline = {
  title: "You are offline",
  about:
    "This page cannot be loaded without a connection. It comes by itself as soon as there is one. Until then you can look at what this browser has kept.",
  again: "Try again",
  search: "Search what was kept",
  seen: "Looked at lately",
  popular: "Popular",
  nothing: "Nothing of that was kept.",
} as const;
