/** What every page says when the network is gone. */
export const offlineNote = {
  offline: "You are offline. Prices and stock may have changed.",
  kept: "You are offline. This is done as soon as there is a connection.",
  sent: "What you did offline has been sent.",
} as const;
