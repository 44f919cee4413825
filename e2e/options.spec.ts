import type pg from "pg";
import { expect, test } from "./fixtures";

/** A shirt in two sizes, of which one is sold out in blue; answers its address. Another one for every story. */
async function addShirt(database: pg.Pool, name: string): Promise<string> {
  const slug = `shirt-${name}`;
  const { rows } = await database.query<{ id: number }>(
    `insert into products (sku, slug, name, description, description_html, category_id, price_amount, currency, stock, image,
       gallery, option_names, created_at)
     select $1, $1, 'Story Shirt', 'Soft', '<p>Soft <strong>cotton</strong></p><ul><li>Washed</li></ul>',
            (select min(category_id) from products), 1250, 'GBP', 60, image, array(select distinct image from products where image <> '' order by image limit 2),
            '{Size,Colour}', '2020-01-01'
       from products order by id limit 1
     on conflict (slug) do update set name = excluded.name returning id`,
    [slug],
  );
  await database.query(
    `insert into product_variants (product_id, sku, option_values, position, price_amount, stock)
     values ($1, $2 || '-S-R', '{S,Red}', 0, 1250, 30), ($1, $2 || '-M-R', '{M,Red}', 1, 1450, 30),
            ($1, $2 || '-M-B', '{M,Blue}', 2, 1450, 0) on conflict do nothing`,
    [rows[0]?.id, slug],
  );
  return `/products/${slug}`;
}

const nameOf = (title: string, project: string) =>
  `${title}-${project}`.toLowerCase().replace(/[^a-z]+/g, "-");

test("a product with options is chosen and bought as what was chosen", async ({ page, database }, info) => {
  await page.goto(await addShirt(database, nameOf("buy", info.project.name)));
  await expect(page.getByRole("main")).toContainText("£12.50");
  await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: "Washed" })).toBeVisible();
  // By keyboard, as by pointer.
  await page.getByRole("link", { name: "M", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/variant=/);
  await expect(page.getByRole("link", { name: "M", exact: true })).toHaveAttribute("aria-current", "true");
  await expect(page.getByRole("main")).toContainText("£14.50");
  await page.getByRole("button", { name: /Add to cart: Story Shirt/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "is in your cart" })).toBeAttached();
  await page.goto("/cart");
  await expect(page.getByRole("main")).toContainText("Size: M, Colour: Red");
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("options and pictures are chosen by their addresses", async ({ page, database }, info) => {
    await page.goto(await addShirt(database, nameOf("plain", info.project.name)));
    await page.getByRole("group", { name: "Size" }).getByRole("link", { name: "M" }).click();
    await page.getByRole("group", { name: "Colour" }).getByRole("link", { name: /Blue/ }).click();
    await expect(page.getByRole("main")).toContainText("Sold out");
    await expect(page.getByRole("link", { name: "Blue (sold out)" })).toHaveAttribute("aria-current", "true");
    await page.getByRole("list", { name: "Pictures" }).getByRole("link").last().click();
    await expect(page).toHaveURL(/variant=.*picture=/);
    await expect(page.getByRole("link", { name: "Blue (sold out)" })).toHaveAttribute("aria-current", "true");
  });
});
