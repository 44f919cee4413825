import fs from "node:fs";
import { build } from "esbuild";
import { expect, test } from "./fixtures";

const FOLDER = "ml/experiments";
/** No server stands behind it: the test answers. */
const PAGE = "http://assignment.test/page";

interface Question {
  readonly salt: string;
  readonly unit: string;
}

interface Fixtures {
  readonly shares: number[];
  readonly ramp: number;
  readonly cases: (Question & { bucket: number; variant: number; inRamp: boolean })[];
}

const fixtures = JSON.parse(fs.readFileSync(`${FOLDER}/fixtures/assignments.json`, "utf8")) as Fixtures;

/** The functions as a browser gets them, and what asks them for every case of the fixtures. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { bucketOf, isInRamp, pickVariant } from "./assignment";
        globalThis.answerAll = ({ cases, shares, ramp }) => cases.map(({ salt, unit }) => {
          const bucket = bucketOf(salt, unit);
          return { salt, unit, bucket, variant: pickVariant(bucket, shares), inRamp: isInRamp(salt, unit, ramp) };
        });
        if (typeof document === "undefined") onmessage = ({ data }) => postMessage(answerAll(data));`,
      resolveDir: FOLDER,
    },
    bundle: true,
    platform: "browser",
    minify: true,
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

// Nothing of the shop takes part.
test.use({ consent: "open" });

test(
  "a browser assigns as the server does, in a page and in a worker of it",
  { tag: "@once" },
  async ({ page }) => {
    const script = await bundle();
    await page.route(PAGE, (route) => {
      return route.fulfill({ contentType: "text/html", body: `<script src="${PAGE}.js"></script>` });
    });
    await page.route(`${PAGE}.js`, (route) =>
      route.fulfill({ contentType: "text/javascript", body: script }),
    );
    await page.goto(PAGE);

    const inPage = await page.evaluate((questions) => {
      const { answerAll } = globalThis as unknown as { answerAll(asked: Fixtures): Fixtures["cases"] };
      return answerAll(questions);
    }, fixtures);
    const inWorker = await page.evaluate(
      ([url, questions]) =>
        new Promise<Fixtures["cases"]>((resolve, reject) => {
          const worker = new Worker(url);
          worker.onmessage = ({ data }: MessageEvent<Fixtures["cases"]>) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
          worker.postMessage(questions);
        }),
      [`${PAGE}.js`, fixtures] as const,
    );

    expect(inPage).toEqual(fixtures.cases);
    expect(inWorker).toEqual(fixtures.cases);
  },
);
