import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanDescription, cleanLine, cutText } from "@/lib/platform/clean-words";
import { splitCategory } from "./read-category";
import { readImages } from "./read-images";
import { readHidden } from "./read-status";
import { readStock } from "./read-stock";

describe("stock", () => {
  it.each([
    ["7", 7],
    ["0", 0],
    ["-2", 0],
    ["100.0000", 100],
    ["1,200", 1200],
    ["1 200", 1200],
    ["1,200.00", 1200],
    ["12,0", 12],
    ["2.5", 2],
    ["10+", 10],
    [">10", 10],
    ["5 pcs", 5],
    ["instock", "some"],
    ["In Stock", "some"],
    ["out-of-stock", 0],
    ["Sold out", 0],
    ["NULL", null],
    ["", null],
    ["N/A", null],
    ["many", null],
    ["1.200", null],
    ["99999999999", null],
    ["0x10", null],
    ["1e3", null],
  ])("%s", (text, pieces) => expect(readStock(text).pieces).toBe(pieces));

  it("is never below nothing nor broken, and what was not plain is remarked", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String)), (text) => {
        const { pieces, remark } = readStock(text);
        if (typeof pieces === "number") expect(Number.isSafeInteger(pieces) && pieces >= 0).toBe(true);
        if (/^\d{1,9}$/.test(text)) expect({ pieces, remark }).toEqual({ pieces: Number(text) });
        if (/^-0*[1-9]/.test(text) && pieces !== null) expect(remark).toBeTruthy();
      }),
    );
  });
});

describe("a status", () => {
  it.each(["Active", "ACTIVE", "published", "publish", "1", "TRUE", "true", " Yes ", "1.0", "Visible"])(
    "%s is on sale",
    (text) => expect(readHidden(text)).toBe(false),
  );
  it.each(["hidden", "Draft", "archived", "0", "FALSE", "-1", "private", "Discontinued"])(
    "%s is hidden",
    (text) => expect(readHidden(text)).toBe(true),
  );
  it.each(["", "blue", "constructor", "2"])("%s is not known", (text) => expect(readHidden(text)).toBeNull());

  it("is the same in any case", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("active", "draft", "archived", "true", "false"),
        fc.nat(31),
        (word, mask) => {
          const mixed = [...word]
            .map((letter, i) => ((mask >> i) & 1 ? letter.toUpperCase() : letter))
            .join("");
          expect(readHidden(mixed)).toBe(readHidden(word));
        },
      ),
    );
  });
});

describe("images", () => {
  const A = "https://x.example/a.jpg";
  const B = "https://x.example/b.jpg";
  it.each([
    [A, [A], 0],
    [`${A}, ${B}`, [A, B], 0],
    [`${A},${B}`, [A, B], 0],
    [`${A}|${B}`, [A, B], 0],
    [`${A};${B}`, [A, B], 0],
    [`${A}\n${B}`, [A, B], 0],
    [`${A} ${B}`, [A, B], 0],
    [`${A},${A},`, [A], 0],
    ["//cdn.example/a.jpg", ["https://cdn.example/a.jpg"], 0],
    ["HTTPS://X.example/A.jpg", ["https://x.example/A.jpg"], 0],
    ["/pictures/1.svg", ["/pictures/1.svg"], 0],
    ["/pictures/1.svg, /pictures/2.svg", ["/pictures/1.svg", "/pictures/2.svg"], 0],
    ["https://x.example/w_1,h_2/a.jpg?v=1;2", ["https://x.example/w_1,h_2/a.jpg?v=1;2"], 0],
    ["https://x.example/a b.jpg", ["https://x.example/a%20b.jpg"], 0],
    ["a.jpg, b.jpg", [], 2],
    ["images/a.jpg", [], 1],
    [`${A}, b.jpg`, [A], 1],
    ["javascript:alert(1)", [], 1],
    ["data:image/png;base64,AAAA", [], 3],
    ["https://", [], 1],
    ["https://user:pw@x.example/a.jpg", [], 1],
    ["", [], 0],
  ])("%s", (text, addresses, odd) => {
    const found = readImages(text);
    expect(found.addresses).toEqual(addresses);
    expect(found.odd).toHaveLength(odd);
  });

  it.each([
    ["images/a.jpg", ["https://shop.example/media/images/a.jpg"]],
    ["./a.png", ["https://shop.example/media/a.png"]],
    ["../a.webp?v=2", ["https://shop.example/a.webp?v=2"]],
    ["/img/a.jpg", ["https://shop.example/img/a.jpg"]],
    ["my cap #2.JPG", ["https://shop.example/media/my%20cap%20%232.JPG"]],
    ["a.jpg, b.jpg|c.jpg", ["a", "b", "c"].map((name) => `https://shop.example/media/${name}.jpg`)],
    ["a.jpg b.jpg", ["a", "b"].map((name) => `https://shop.example/media/${name}.jpg`)],
    [`${A}, b.jpg`, [A, "https://shop.example/media/b.jpg"]],
    ["//cdn.example/a.jpg", ["https://cdn.example/a.jpg"]],
    ["javascript:a.jpg", []],
    ["data:image/png;base64,AAAA", []],
    ["see the catalog", []],
    ["\\evil.example\a.jpg", []],
  ])("%s begins where the base says", (text, addresses) => {
    expect(readImages(text, { base: "https://shop.example/media/" }).addresses).toEqual(addresses);
  });

  it("with a base never lead to another server unless they name it", () => {
    const part = fc.constantFrom(
      "..",
      "a",
      "//",
      "/",
      "\\",
      "@",
      ":",
      "?",
      "#",
      "evil.example",
      " ",
      ".",
      "%2f",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const text = `${parts.join("")}.jpg`;
        const named = /(?:^|[\s,;|])(?:https?:)?\/\//i.test(text.trim());
        for (const address of readImages(text, { base: "https://shop.example/m/" }).addresses) {
          if (!named) expect(new URL(address).origin).toBe("https://shop.example");
          expect(new URL(address).username).toBe("");
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("are addresses nothing can run in", () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string()), fc.string(), (one, other) => {
        for (const address of readImages(`${one}, ${other}`).addresses) {
          expect(address).toMatch(/^(?:https?:\/\/[^\s"]|\/(?!\/))/);
        }
      }),
    );
  });
});

describe("text", () => {
  it("of names is one plain line", () => {
    expect(cleanLine("Salt &amp; Pepper")).toBe("Salt & Pepper");
    expect(cleanLine("<b>Caf&eacute;</b>\u00a0Mug &#39;S&#x27;")).toBe("Café Mug 'S'");
    expect(cleanLine("Mug <3 you, 5 < 6 > 4")).toBe("Mug <3 you, 5 < 6 > 4");
    expect(cleanLine("&lt;script&gt;alert(1)&lt;/script&gt;Mug")).toBe("Mug");
    expect(cleanLine("AT&T R&D")).toBe("AT&T R&D");
  });

  it("of descriptions keeps paragraphs and lists, and nothing that runs", () => {
    const { text, html } = cleanDescription(
      '<p onclick="x()">Soft <b>cotton</b></p><ul><li>M</li></ul><script>x</script><img src=x onerror=y>',
    );
    expect(html).toBe("<p>Soft <strong>cotton</strong></p><ul><li>M</li></ul>");
    expect(text).toBe("Soft cotton\n\n• M");
    expect(cleanDescription("<p>Plain</p>")).toEqual({ text: "Plain", html: "" });
    expect(cleanDescription("<div><p>One</p><p>Two &amp; three</p></div>")).toEqual({
      text: "One\n\nTwo & three",
      html: "<p>One</p><p>Two &amp; three</p>",
    });
    expect(cleanDescription("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;").text).toBe("One\n\nTwo");
    expect(cleanDescription("Fits 5 < 6\r\n\r\n\r\nAnd &amp; more")).toEqual({
      text: "Fits 5 < 6\n\nAnd & more",
      html: "",
    });
  });

  it("of descriptions is markup of these few tags, without attributes, whatever comes in", () => {
    const piece = fc.constantFrom(
      ..."<p>|</p>|<script>|</script>|<img src=x onerror=alert(1)>|<a href='javascript:x'>|</a>|<svg/onload=x>|<b|&lt;|&#60;|<!--|-->|text|<li>|<style>|\"|'|>|<iframe srcdoc='<script>'>".split(
        "|",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { html } = cleanDescription(pieces.join(""));
        expect(html.replace(/<\/?(?:p|ul|ol|li|h3|blockquote|strong|em)>|<br \/>/g, "")).not.toMatch(/[<>]/);
      }),
    );
  });

  it("that is too long ends behind a word", () => {
    expect(cutText("one two three", 9)).toBe("one two…");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 2, max: 20 }), (text, longest) => {
        expect(cutText(text, longest).length).toBeLessThanOrEqual(longest);
        expect(() => encodeURIComponent(cutText(text, longest))).not.toThrow();
      }),
    );
  });
});

it("a category is a path, or a list of names as they are", () => {
  expect(splitCategory("Home > Kitchen >  Mugs")).toEqual(["Home", "Kitchen", "Mugs"]);
  expect(splitCategory("Home/Kitchen")).toEqual(["Home", "Kitchen"]);
  expect(splitCategory("Home &amp; Garden &gt; TV/Video")).toEqual(["Home & Garden", "TV/Video"]);
  expect(splitCategory("", ["TV/Video"])).toEqual(["TV/Video"]);
});
