import localFont from "next/font/local";

// With the optical size axis: the same file draws small print open and headlines tight. How the file was made:
// docs/decisions/046-fonts.md.
export const inter = localFont({
  src: "./fonts/inter.woff2",
  variable: "--font-inter",
  weight: "400 600",
  display: "swap",
});

/** Letters of further Latin alphabets; only fetched by pages that have some. */
export const interExtended = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
  variable: "--font-inter-extended",
  weight: "100 900",
  display: "swap",
  preload: false,
  declarations: [{ prop: "unicode-range", value: "U+0100-02BA, U+1E00-1EFF, U+20A0-20C0" }],
});
