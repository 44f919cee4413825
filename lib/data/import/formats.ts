import type { FormatName, FormatOptions, OpenedFormat, OpenFormat } from "./contract/import-format";
import { openCatalog } from "./generic/catalog";
import { openInteractions } from "./generic/interactions";
import { openGoogleMerchant } from "./google-merchant/open";
import { openMovieLens } from "./movielens/open";
import { openOnlineRetail } from "./online-retail/open";
import { openRetailRocket } from "./retailrocket/open";
import { openShopify } from "./shopify/open";
import { openWooCommerce } from "./woocommerce/open";

const OPENERS: Readonly<Record<FormatName, OpenFormat>> = {
  "online-retail": openOnlineRetail,
  retailrocket: openRetailRocket,
  movielens: openMovieLens,
  catalog: openCatalog,
  shopify: openShopify,
  woocommerce: openWooCommerce,
  "google-merchant": openGoogleMerchant,
  interactions: openInteractions,
};

/** Opens a file (or a data set's folder) in a format. Throws AppError when it is missing or of another format. */
export function openFormat(name: FormatName, path: string, options: FormatOptions): Promise<OpenedFormat> {
  return OPENERS[name](path, options);
}
