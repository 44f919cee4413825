import { systemClock } from "@/lib/clock";
import { closeDb, getPool } from "@/lib/db/client";
import { loadSample } from "@/lib/sample/load-sample";

try {
  const { products, shoppers, interactions } = await loadSample(getPool(), { now: systemClock.now() });
  console.log(`${products} products, ${shoppers} shoppers, ${interactions} interactions`);
} finally {
  await closeDb();
}
