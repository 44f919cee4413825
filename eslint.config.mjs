import next from "eslint-config-next";
import typescript from "typescript-eslint";
import { LIB_ROOMS, ML_ROOMS, rulesOfModels, rulesOfOrder } from "./eslint.rooms.mjs";

const forbid = (target, from, message) => ({ target, from, message });

/** What each layer may not import: app → components → lib → ml and client, and bin → lib. */
const layers = [
  forbid("./ml", ["./lib", "./components", "./app", "./bin", "./client"], "ml is pure."),
  forbid(
    "./client/**/!(*.test).{ts,tsx}",
    ["./ml", "./lib", "./components", "./app", "./bin"],
    "client knows the contract alone.",
  ),
  forbid("./lib", ["./components", "./app", "./bin"], "lib does not know the UI."),
  forbid(
    "./components",
    ["./app", "./bin", "./ml", "./lib/platform/db", "./lib/jobs"],
    "Components take props.",
  ),
  forbid("./app", ["./bin", "./ml", "./lib/platform/db"], "Routes call lib/<room>."),
  forbid("./bin", ["./app", "./components", "./ml", "./lib/platform/db"], "Entry points call lib."),
  forbid("./e2e", ["./app", "./components", "./ml", "./client"], "End-to-end tests use the site."),
];

const mlPurity = {
  "no-restricted-imports": [
    "error",
    {
      patterns: [
        "next",
        "next/*",
        "react",
        "react-dom",
        "@prisma/*",
        "node:*",
        "@/lib/*",
        "@/client/*",
        "pg",
      ],
    },
  ],
  "no-restricted-globals": ["error", "process", "fetch", "window", "document"],
  "no-restricted-properties": [
    "error",
    { object: "Math", property: "random", message: "Take an Rng argument." },
    { object: "Date", property: "now", message: "Take a time argument." },
    { object: "process", property: "env" },
  ],
};

const config = [
  {
    ignores: [
      ".next/**",
      ".cache/**",
      ".data/**",
      "lib/platform/db/generated/**",
      "ml/kernels/generated/**",
      "ml/dist/**",
      "client/api/schema.ts",
      "client/carousel/generated/**",
      "client/offline/generated/**",
      "client/dist/**",
      "ml/kernels/assembly/**",
      "next-env.d.ts",
    ],
  },
  ...next,
  {
    files: ["**/*.{ts,tsx,mjs}"],
    plugins: { "@typescript-eslint": typescript.plugin },
    rules: {
      "import/no-default-export": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportAllDeclaration", message: "No barrels." },
        { selector: "SpreadElement > ObjectExpression.argument", message: "Write the properties out." },
      ],
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Read lib/platform/env.ts." },
      ],
      "max-lines": ["error", { max: 400, skipBlankLines: false, skipComments: false }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "import/no-restricted-paths": [
        "error",
        { zones: [...layers, ...rulesOfOrder(LIB_ROOMS), ...rulesOfOrder(ML_ROOMS), ...rulesOfModels()] },
      ],
      "@next/next/no-img-element": "off",
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parser: typescript.parser },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
  {
    files: ["**/*.tsx"],
    rules: { "max-lines-per-function": ["error", { max: 120, skipBlankLines: true, skipComments: true }] },
  },
  { files: ["ml/**/*.ts"], rules: mlPurity },
  {
    files: ["ml/**/*.{test,bench}.ts"],
    rules: {
      "no-restricted-imports": "off",
      "no-restricted-globals": "off",
      "no-restricted-properties": "off",
    },
  },
  {
    // What only Node can do: an entry point of the package, and the shop's threads.
    files: ["ml/node/*.ts"],
    rules: { "no-restricted-imports": "off" },
  },
  {
    files: ["**/*.{test,spec,bench}.{ts,tsx}", "ml/testing/**", "e2e/**"],
    rules: { "max-lines-per-function": "off" },
  },
  {
    // Next and the tools require default exports here.
    files: [
      "app/**/{page,layout,loading,error,not-found,global-error,template,default,manifest,sitemap,robots}.{ts,tsx}",
      "*.config.{ts,mjs}",
      "bin/vitest-setup.ts",
    ],
    rules: { "import/no-default-export": "off" },
  },
  {
    // The one reader of the environment; the two programs that run before TypeScript can; tool configuration.
    files: ["lib/platform/env.ts", "bin/*.mjs", "*.config.{ts,mjs}"],
    rules: { "no-restricted-properties": "off" },
  },
];

export default config;
