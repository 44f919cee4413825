-- AlterTable
ALTER TABLE "products" ADD COLUMN     "cost_amount" INTEGER,
ADD COLUMN     "description_html" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "gallery" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "handle" TEXT,
ADD COLUMN     "option_names" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "cart_items" DROP CONSTRAINT "cart_items_pkey",
ADD COLUMN     "variant_id" INTEGER NOT NULL DEFAULT 0,
ADD CONSTRAINT "cart_items_pkey" PRIMARY KEY ("cart_id", "product_id", "variant_id");

-- AlterTable
ALTER TABLE "order_items" ADD COLUMN     "options" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "variant_id" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "product_variants" (
    "id" SERIAL NOT NULL,
    "product_id" INTEGER NOT NULL,
    "sku" TEXT NOT NULL,
    "option_values" TEXT[] NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "price_amount" INTEGER NOT NULL,
    "compare_at_amount" INTEGER,
    "cost_amount" INTEGER,
    "stock" INTEGER NOT NULL DEFAULT 0,
    "status" "product_status" NOT NULL DEFAULT 'active',
    "image" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "product_variants_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "product_variants_stock_check" CHECK ("stock" >= 0)
);

-- CreateIndex
CREATE UNIQUE INDEX "product_variants_sku_key" ON "product_variants"("sku");

-- CreateIndex
CREATE INDEX "product_variants_product_id_position_idx" ON "product_variants"("product_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "products_handle_key" ON "products"("handle");

-- AddForeignKey
ALTER TABLE "product_variants" ADD CONSTRAINT "product_variants_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE ON UPDATE CASCADE;
