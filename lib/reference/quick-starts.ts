/** A piece of code of a quick start. */
export interface Snippet {
  language: "shell" | "html" | "javascript" | "liquid" | "php" | "tsx";
  /** Where it goes. */
  title: string;
  /** `{origin}` is the shop's address, `{product}` a product of it, `{event}` an id, `{now}` the time. */
  code: string;
}

export interface Step {
  title: string;
  text: string;
  snippets: readonly Snippet[];
  /** Calls it is about: shown as links where the shop has them. Addresses begin so. */
  calls?: readonly string[];
}

export interface QuickStart {
  slug: string;
  title: string;
  about: string;
  steps: readonly Step[];
}

const KEYS: Step = {
  title: "Get two keys",
  text:
    "In the admin, under Keys, make a secret key for your server and a publishable key for your pages, and list the origins your " +
    "pages have. A publishable key may stand in a page for everybody to read: it records and reads for the browser it is in, and " +
    "for nobody else. The secret key stays on the server; the examples read it from AISLE_KEY.",
  snippets: [],
};

const CONSENT: Step = {
  title: "Say what the visitor allows",
  text:
    "Until the page says that the visitor consents, carousels show what is popular, and nothing is stored or reported. Call this " +
    "when your consent banner has its answer, on every page; false takes it back and deletes the browser's id.",
  snippets: [
    {
      language: "javascript",
      title: "Wherever consent is known, before or after the script has come",
      code: `(window.aisle = window.aisle || []).push(["consent", true]);`,
    },
  ],
};

const THEME: Step = {
  title: "Make it yours",
  text:
    "A carousel takes over the typeface and colour of the page around it. CSS variables change the rest. If the page has a content " +
    "security policy, allow {origin} in script-src, connect-src and img-src; no inline code, style or eval is needed.",
  snippets: [
    {
      language: "html",
      title: "In your stylesheet",
      code: `<style>
  :root {
    --aisle-height: 23em;
    --aisle-card-width: 11em;
    --aisle-gap: 1em;
    --aisle-radius: 6px;
    --aisle-accent: #1f4d3a;
    --aisle-muted: #655f55;
    --aisle-tile: #f1ede5;
    --aisle-fit: contain;
  }
</style>`,
    },
  ],
};

const carousel = (key: string, placement: string, more: string) =>
  `<script src="{origin}/carousel.js" data-key="${key}"
  data-placement="${placement}"${more}
  style="display: block; min-height: 23em" async></script>`;

const OWN_SHOP: QuickStart = {
  slug: "your-own-shop",
  title: "A shop of your own",
  about: "Pages on any server: two keys, the catalogue, what shoppers did, and a script tag.",
  steps: [
    KEYS,
    {
      title: "Send the catalogue",
      text: "One JSON object per line, as many as there are. Sent again, it changes what has changed. Ids are your own.",
      calls: ["/api/products", "/api/categories", "/api/feeds"],
      snippets: [],
    },
    {
      title: "Show a carousel",
      text:
        "Where the list should stand. The style keeps the room for it while the script is on its way, so that nothing moves; where " +
        "your policy forbids style attributes, say the same in your stylesheet. Links lead to your product pages by data-href.",
      snippets: [
        {
          language: "html",
          title: "On the front page",
          code: carousel("pk_…", "home.for-you", ` data-href="https://www.example.com/p/{sku}"`),
        },
        {
          language: "html",
          title: "On the page of a product, which is reported as viewed, too",
          code: carousel(
            "pk_…",
            "product.similar",
            ` data-product="SKU-1" data-view="SKU-1"\n  data-href="https://www.example.com/p/{sku}"`,
          ),
        },
        {
          language: "html",
          title:
            "More places on the same page; their lists are made in one call, without repeating a product",
          code: `<div data-aisle-placement="home.trending" data-title="Popular now" style="min-height: 23em"></div>
<div data-aisle-placement="home.new" data-k="8" style="min-height: 23em"></div>`,
        },
        {
          language: "tsx",
          title: "In React",
          code: `import { AisleCarousel } from "@aisle/client/react";

<AisleCarousel shop="{origin}" apiKey="pk_…" placement="product.similar" product="SKU-1" consent={consent} />`,
        },
      ],
    },
    CONSENT,
    {
      title: "Report what shoppers do",
      text:
        "Views and carts from the page; purchases from your server, where they are certain. Each event has an id of yours, and " +
        "counts once however often it is sent.",
      calls: ["/api/interactions"],
      snippets: [
        {
          language: "javascript",
          title: "On the page",
          code: `(window.aisle = window.aisle || []).push(["track", "cart", "SKU-1", 2]);`,
        },
        {
          language: "shell",
          title: "On the server",
          code: `curl -X POST -H "authorization: Bearer $AISLE_KEY" -H "content-type: application/json" \\
  -d '{"interactions": [{"id": "{event}", "kind": "purchase", "product": "{product}", "value": 2, "shopper": "customer-17", "at": "{now}"}]}' \\
  "{origin}/api/interactions"`,
        },
      ],
    },
    {
      title: "Ask from the server",
      text: "For e-mail, apps, and pages that are made on the server: any placement, for any shopper, by the id you call them.",
      calls: ["/api/recommend", "/api/similar", "/api/search"],
      snippets: [
        {
          language: "shell",
          title: "What belongs to a product",
          code: `curl "{origin}/api/similar/{product}?k=4"`,
        },
      ],
    },
    THEME,
  ],
};

const SHOPIFY: QuickStart = {
  slug: "shopify",
  title: "Shopify",
  about: "A script tag in the theme; products and orders by webhook.",
  steps: [
    KEYS,
    {
      title: "Send the products",
      text:
        "Once, as an export of your products; from then on by Shopify's webhooks products/create, products/update and " +
        "products/delete, which are verified by their signature. Orders come the same way, by orders/create and orders/cancelled. In " +
        "Shopify, Settings, Notifications, Webhooks: make one for each, format JSON, with the address " +
        "{origin}/api/webhooks/shopify, and give the shop the secret shown there as AISLE_SHOPIFY_SECRET.",
      calls: ["/api/webhooks/shopify", "/api/feeds", "/api/products/bulk"],
      snippets: [],
    },
    {
      title: "Add the carousel to the theme",
      text: "In Online Store, Themes, Customise: add a section “Custom Liquid” where the list should stand.",
      snippets: [
        {
          language: "liquid",
          title: "On the product template",
          code: carousel(
            "pk_…",
            "product.similar",
            ` data-product="{{ product.selected_or_first_available_variant.sku }}"
  data-view="{{ product.selected_or_first_available_variant.sku }}"
  data-href="{{ shop.url }}/products/{slug}" data-locale="{{ request.locale.iso_code }}"`,
          ),
        },
        {
          language: "liquid",
          title: "On the home page",
          code: carousel("pk_…", "home.for-you", ` data-href="{{ shop.url }}/products/{slug}"`),
        },
      ],
    },
    {
      title: "Take over Shopify's consent",
      text: "In the theme's layout, before the end of the body. Shopify's banner says what the visitor has answered.",
      snippets: [
        {
          language: "liquid",
          title: "layout/theme.liquid",
          code: `<script>
  window.Shopify.loadFeatures([{ name: "consent-tracking-api", version: "0.1" }], function () {
    function tell() {
      var granted = window.Shopify.customerPrivacy.analyticsProcessingAllowed();
      (window.aisle = window.aisle || []).push(["consent", granted]);
    }
    tell();
    document.addEventListener("visitorConsentCollected", tell);
  });
</script>`,
        },
      ],
    },
    THEME,
  ],
};

const WOOCOMMERCE: QuickStart = {
  slug: "woocommerce",
  title: "WooCommerce",
  about: "A few lines in the theme, products and orders by webhook.",
  steps: [
    KEYS,
    {
      title: "Send the products",
      text:
        "In WooCommerce, Settings, Advanced, Webhooks: add Product created, Product updated, Product deleted, Product restored, Order " +
        "created and Order updated, with the address {origin}/api/webhooks/woocommerce and a secret, which the shop is told as " +
        "AISLE_WOOCOMMERCE_SECRET. For the products there are already, let it pull a feed once (CSV, JSON Lines or Google Merchant XML).",
      calls: ["/api/webhooks/woocommerce", "/api/feeds", "/api/products/bulk"],
      snippets: [],
    },
    {
      title: "Add the carousel to the theme",
      text: "In functions.php of your child theme, or in a snippets plugin. It stands below the summary of every product.",
      snippets: [
        {
          language: "php",
          title: "functions.php",
          code: `add_action('woocommerce_after_single_product_summary', function () {
  global $product;
  printf(
    '<script src="{origin}/carousel.js" data-key="pk_…" data-placement="product.similar"
       data-product="%1$s" data-view="%1$s" data-href="%2$s"
       style="display: block; min-height: 23em" async></script>',
    esc_attr($product->get_sku()),
    esc_attr(home_url('/product/{slug}/'))
  );
}, 15);`,
        },
        {
          language: "html",
          title: "On any page, in a block “Custom HTML”",
          code: carousel("pk_…", "home.for-you", ` data-href="https://www.example.com/product/{slug}/"`),
        },
      ],
    },
    CONSENT,
    {
      title: "Report what goes into the cart",
      text: "WooCommerce says it in the page; orders come by the webhook.",
      calls: ["/api/interactions"],
      snippets: [
        {
          language: "javascript",
          title: "In a script of the theme",
          code: `jQuery(document.body).on("added_to_cart", function (event, fragments, hash, button) {
  (window.aisle = window.aisle || []).push(["track", "cart", String(button.data("product_sku")), 1]);
});`,
        },
      ],
    },
    THEME,
  ],
};

export const QUICK_STARTS: readonly QuickStart[] = [OWN_SHOP, SHOPIFY, WOOCOMMERCE];
