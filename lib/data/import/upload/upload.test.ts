import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { receivePictures } from "@/lib/shop/uploads/pictures";
import { findUpload, readUpload } from "@/lib/shop/uploads/read-upload";
import { receiveFiles } from "@/lib/shop/uploads/receive-files";
import { receiveImport, requestImport } from "./commands";
import { detectFormat } from "./detect-format";
import { type DryRun, dryRunUpload } from "./dry-run";
import { readingFormSchema } from "./form-schema";
import { importUpload } from "./import-upload";
import { getRejects, getUploadState } from "./queries";
import type { Reading } from "./reading";

const database = withTestDatabase();
const US = { process: "test" };
const viewer = (role: "merchandiser" | "viewer") => ({
  userId: "u",
  email: `${role}@example.org`,
  name: role,
  role,
});
const when = { now: Date.now(), onProgress: () => {} };

const FILE = `Art. No;Title;Cost;Where
M-1;Red mug;2,50;Kitchen
M-2;Blue mug;cheap;Kitchen
;Nameless;1,00;Kitchen
M-3;"Mug, large";12,00;Kitchen`;

function post(field: string, content: string | Uint8Array<ArrayBuffer>, name: string): Request {
  const body = new FormData();
  body.append("other", "field");
  body.append(field, new Blob([content]), name);
  return new Request("http://shop.test/api/uploads", { method: "POST", body });
}

async function look(id: string, reading: Reading | null) {
  const { look: kept } = await dryRunUpload(id, reading, when);
  const parts: Uint8Array[] = [];
  for await (const part of readUpload(kept)) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString()) as DryRun;
}

beforeAll(async () => {
  await fillCatalog(database.pool(), { products: 2 });
});

describe("a file that is uploaded", () => {
  it("is looked at, mapped, tried and imported, with the rows that cannot be", async () => {
    const { id, name } = await receiveImport(
      post("file", FILE, "C:\\My files\\mugs.csv"),
      viewer("merchandiser"),
    );
    expect(name).toBe("mugs.csv");
    const first = await look(id, null);
    expect(first).toMatchObject({ header: ["Art. No", "Title", "Cost", "Where"], profile: null });
    expect(first.problem).toMatch(/no column sku/);
    expect(first.sample[0]).toEqual(["M-1", "Red mug", "2,50", "Kitchen"]);

    const { reading } = readingFormSchema.parse({
      upload: id,
      format: "catalog",
      columns: { sku: "Art. No", price: "Cost", category: "Where", name: "", cost: "\u2014" },
      currency: "eur",
    });
    expect(reading).toMatchObject({ columns: { sku: "Art. No", cost: "" }, currency: "EUR" });
    const second = await look(id, reading);
    expect(second.profile).toMatchObject({
      rows: 4,
      importable: 2,
      rejected: 2,
      shop: { added: 2, changed: 0 },
    });
    expect(await getDb().product.count()).toBe(2);

    const done = await importUpload(
      { upload: id, reading, sample: "refuse", hideMissing: true, actor: "Ann" },
      when,
    );
    expect(done.counts).toMatchObject({ imported: 2, rejected: 2, missing: { count: 2, hidden: true } });
    const mug = await getDb().product.findUnique({ where: { sku: "M-3" } });
    expect(mug).toMatchObject({ name: "Mug, large", priceAmount: 1_200, currency: "EUR", costAmount: null });
    expect(await getDb().product.count({ where: { status: "hidden" } })).toBe(2);
    const rejects = await getRejects(US, id);
    let text = "";
    for await (const part of rejects?.bytes ?? []) text += Buffer.from(part).toString();
    expect(text).toMatch(/^line,reason,row\n3,.*cheap/);
    expect((await getUploadState(US, id))?.look?.name).toBe("dry-run");
  });

  it("is refused when it is empty, too large, none, or not from somebody who may", async () => {
    const ours = viewer("merchandiser");
    await expect(receiveImport(post("file", "", "a.csv"), ours)).rejects.toMatchObject({ code: "invalid" });
    await expect(receiveImport(post("nothing", "x", "a.csv"), ours)).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(receiveImport(post("file", "x", "a.csv"), viewer("viewer"))).rejects.toMatchObject({
      code: "forbidden",
    });
    const json = new Request("http://shop.test/", { method: "POST", body: "{}" });
    await expect(receiveImport(json, ours)).rejects.toMatchObject({ code: "unsupported_media_type" });
    const limits = { field: "file", maxFiles: 1, maxBytes: 1_000 };
    const read = async (_: string, bytes: AsyncIterable<Buffer>) => {
      for await (const _chunk of bytes);
    };
    const big = post("file", "x".repeat(5_000_000), "big.csv");
    await expect(receiveFiles(big, limits, read)).rejects.toMatchObject({ code: "too_large" });
    expect(await getDb().upload.count({ where: { size: 0 } })).toBe(0);
  });

  it("may bring interactions, or take the sample's place, only by somebody who may do that", async () => {
    const { id: upload } = await receiveImport(post("file", FILE, "a.csv"), viewer("merchandiser"));
    const reading: Reading = { format: "interactions", columns: {}, clearEmpty: false };
    const wish = { upload, reading, sample: "refuse", hideMissing: false } as const;
    await expect(requestImport(wish, viewer("merchandiser"))).rejects.toMatchObject({ code: "forbidden" });
    const replace = { ...wish, reading: { ...reading, format: "catalog" }, sample: "replace" } as const;
    await expect(requestImport(replace, viewer("merchandiser"))).rejects.toMatchObject({ code: "forbidden" });
  });

  it("that is no text is called by what it is", async () => {
    const { id } = await receiveImport(post("file", "PK\u0003\u0004rest", "table.xlsx"), US);
    await expect(dryRunUpload(id, null, when)).rejects.toThrow(/Excel file: save it as CSV/);
  });
});

describe("the format of a file", () => {
  it("is told by its columns", () => {
    expect(
      detectFormat(["Handle", "Title", "Body (HTML)", "Vendor", "Tags", "Variant SKU", "Variant Price"]),
    ).toBe("shopify");
    expect(
      detectFormat([
        "ID",
        "Type",
        "SKU",
        "Name",
        "Published",
        "Regular price",
        "Categories",
        "Images",
        "Stock",
        "Parent",
        "Tags",
      ]),
    ).toBe("woocommerce");
    expect(detectFormat(["user_id", "item_id", "timestamp", "event_type"])).toBe("interactions");
    expect(detectFormat(["Art. No", "Title"])).toBe("catalog");
  });
});

describe("pictures", () => {
  it("are written anew, and what is none is refused", async () => {
    const png = await sharp({ create: { width: 2_400, height: 1_200, channels: 3, background: "#c33" } })
      .withExif({ IFD0: { Copyright: "secret place" } })
      .png()
      .toBuffer();
    const [picture] = await receivePictures(post("picture", new Uint8Array(png), "mug.png"), US);
    expect(picture).toMatchObject({ width: 1_600, height: 800 });
    const id = /uploads\/(.*)\.webp/.exec(picture?.address ?? "")?.[1] ?? "";
    expect(await findUpload(id, "picture")).toMatchObject({ contentType: "image/webp", name: "mug.png" });
    const parts: Uint8Array[] = [];
    for await (const part of readUpload(id)) parts.push(part);
    const kept = Buffer.concat(parts);
    expect((await sharp(kept).metadata()).format).toBe("webp");
    expect(kept.includes("secret place")).toBe(false);
    const svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>1</script></svg>";
    for (const bad of [svg, "GIF89a nothing", "<html></html>"])
      await expect(receivePictures(post("picture", bad, "mug.png"), US)).rejects.toMatchObject({
        code: "invalid",
      });
  });
});
