/** Briefe des Shops an alle, die bestellt haben oder auf etwas warten. */
export const letters = {
  thanks: "Vielen Dank, {name}. Ihre Bestellung {number} bei {shop} ist aufgegeben.",
  orderSubject: "Ihre Bestellung {number} bei {shop}",
  collectedBy: "Wird abgeholt von:",
  goesTo: "Sie geht an:",
  follow:
    "Hier sehen Sie, wie weit Ihre Bestellung ist, und können sie stornieren, solange sie nicht versandt ist, oder zurücksenden:",
  deliveryFree: "kostenlos",
  backSubject: "Eine Zahlung bei {shop} wurde erstattet",
  back: "Eine Zahlung von {amount} bei {shop} wurde erstattet.",
  backOther: "Ihre Bestellung {number} wurde mit einer anderen Zahlung bezahlt.",
  backLate:
    "Sie ist nach Ablauf ihrer Zeit bei uns eingegangen, als nichts mehr für Sie reserviert war. Deshalb wurde damit nichts bestellt.",
  backWhat:
    "Mit dieser Zahlung wurde nichts abgebucht. Ihre Bank zeigt sie vielleicht noch einige Tage lang als vorgemerkt an.",
  noticeSubject: "{name} ist wieder da bei {shop}",
  notice: "Sie wollten wissen, wann es das wieder gibt: {name}.",
  noticeOnce: "Dies ist die einzige E-Mail dazu. Ihre Adresse wird dafür nicht länger aufbewahrt.",
} as const;
