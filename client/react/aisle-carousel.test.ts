import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { AisleCarousel } from "./aisle-carousel";

it("the server renders the room that the browser fills, and knows nothing of browsers", () => {
  const html = renderToString(
    createElement(AisleCarousel, {
      shop: "https://shop.test",
      apiKey: "pk_1",
      placement: "home.for-you",
      className: "mine",
    }),
  );
  expect(html).toBe('<div class="mine" style="min-height:var(--aisle-height, 23em)"></div>');
});
