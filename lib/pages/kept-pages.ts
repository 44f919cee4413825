import { LRUCache } from "lru-cache";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { Renewals } from "@/lib/recommender/serving/renewals";
import { type KeptPage, type Rendered, squeeze, toKeptPage } from "./kept-page";
import { keyOf, type PageAddress } from "./page-address";

/**
 * Lists change with what sells: a page is made anew once it is asked for after so long, and goes out as it is meanwhile. Whoever is
 * known gets lists of this minute with the visit; and each page that is made keeps all others waiting for a moment.
 */
const FRESH_MS = 5 * 60_000;
/** The part of the time that goes into pages that are only old: below one in a hundred, so that 99 of 100 requests wait for none. */
const SHARE_FOR_OLD = 0.005;
/** What has changed in the shop shows within this: a page that is older waits for its new one. */
const PATIENCE_MS = 1_000;
/** A page that could not be made anew goes on being given, and is tried again after this. */
const RETRY_MS = 2_000;
/** The part of the time that one thread beside the requests spends on compressing better what is asked for again. */
const SHARE_FOR_SQUEEZING = 0.25;
/** What a page takes besides its bytes: headers, hashes, names. */
const OVERHEAD_BYTES = 4_096;

interface Kept {
  page: KeptPage;
  address: PageAddress;
  /** Numbers of the products it speaks of. */
  products: ReadonlySet<number>;
  grounds: string;
  model: string;
  /** When it was made, and when it is to be tried again after it could not be. */
  at: number;
  retryAt: number;
  /** Since when something in it is known to be otherwise; null: nothing is. */
  staleSince: number | null;
  /** Whether its bytes are as few as can be, or are to be soon. */
  isSqueezed: boolean;
}

interface Parts {
  render(address: PageAddress): Promise<Rendered>;
  /** Whether what was rendered just now holds for everybody, and may be kept. */
  isKeepable(): boolean;
  /** What somebody has said of all pages, in a few words: another text, other pages, at once. */
  grounds(): string;
  /** What lists are made by: where it is another, pages follow as they are asked for. */
  model(): string;
  productOf(slug: string): number | undefined;
  maxBytes: number;
  now?: () => number;
}

/**
 * The pages that are the same for everybody, as bytes: made when they are first asked for, made anew when what they show has
 * changed, forgotten by use. While one is made anew the old one is given, and so it is where that fails.
 */
export class KeptPages {
  readonly #parts: Parts;
  readonly #now: () => number;
  readonly #pages: LRUCache<string, Kept>;
  readonly #underWay = new Map<string, Promise<KeptPage | Rendered>>();
  readonly #changed = new Renewals();
  readonly #old = new Renewals(SHARE_FOR_OLD);
  readonly #squeezing = new Renewals(SHARE_FOR_SQUEEZING);
  /** Raised by every change, so that what was begun before it is not taken for new. */
  #changes = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#now = parts.now ?? Date.now;
    this.#pages = new LRUCache({
      maxSize: Math.max(1, parts.maxBytes),
      sizeCalculation: ({ page }) => page.compressed.length + OVERHEAD_BYTES,
    });
  }

  /** How many there are, and the bytes they take. */
  get size(): { pages: number; bytes: number } {
    return { pages: this.#pages.size, bytes: this.#pages.calculatedSize };
  }

  /** The page, where there is one that may be given now; null: it has to be made first. */
  find(address: PageAddress): KeptPage | null {
    const key = keyOf(address);
    const kept = this.#pages.get(key);
    if (!kept) return null;
    const now = this.#now();
    if (kept.grounds !== this.#parts.grounds() && now >= kept.retryAt) return null;
    if (kept.staleSince === null && kept.model !== this.#parts.model()) kept.staleSince = now;
    const isDue = kept.staleSince !== null || now - kept.at > FRESH_MS;
    if (!isDue || now < kept.retryAt) {
      if (!kept.isSqueezed) this.#squeeze(key, kept);
      return kept.page;
    }
    if (kept.staleSince !== null && now - kept.staleSince > PATIENCE_MS) return null;
    const renewals = kept.staleSince === null ? this.#old : this.#changed;
    renewals.offer(key, async () => void (await this.make(address)));
    return kept.page;
  }

  /**
   * Makes the page now, once for all who ask meanwhile. What is no page to be kept (it is missing, or moved) comes as it was
   * rendered. The old page where there is one and it cannot be made; else rejects.
   */
  make(address: PageAddress): Promise<KeptPage | Rendered> {
    const grounds = this.#parts.grounds();
    // One that was begun before somebody said something else is not what is asked for now.
    const key = `${grounds} ${keyOf(address)}`;
    const underWay = this.#underWay.get(key);
    if (underWay) return underWay;
    const making = this.#make(address, grounds).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, making);
    return making;
  }

  /** Something about these products has changed; null: about everything. */
  hear(products: readonly number[] | null, isAbout: (path: string) => boolean): void {
    const now = this.#now();
    this.#changes++;
    for (const kept of this.#pages.values()) {
      const isStale =
        products === null ||
        products.some((id) => kept.products.has(id)) ||
        isAbout(decodeURI(kept.address.path));
      if (isStale) kept.staleSince ??= now;
    }
  }

  clear(): void {
    this.#changes++;
    this.#pages.clear();
    this.#changed.stop();
    this.#old.stop();
    this.#squeezing.stop();
  }

  #squeeze(key: string, kept: Kept): void {
    kept.isSqueezed = true;
    this.#squeezing.offer(key, async () => {
      const page = await squeeze(kept.page);
      // Made anew meanwhile, or forgotten: there is another one, or none.
      if (this.#pages.peek(key) === kept) this.#pages.set(key, { ...kept, page });
    });
  }

  async #make(address: PageAddress, grounds: string): Promise<KeptPage | Rendered> {
    const key = keyOf(address);
    const began = this.#now();
    const [changes, model] = [this.#changes, this.#parts.model()];
    try {
      const rendered = await this.#parts.render(address);
      if (rendered.status >= 500) throw new Error(`It was answered ${rendered.status}.`);
      if (rendered.status !== 200 || !this.#parts.isKeepable()) {
        if (rendered.status !== 200) this.#pages.delete(key);
        return rendered;
      }
      const page = await toKeptPage(rendered);
      const products = new Set([...page.slugs].flatMap((slug) => this.#parts.productOf(slug) ?? []));
      // What changed while it was made may or may not be in it.
      const staleSince = changes === this.#changes ? null : began;
      this.#pages.set(key, {
        page,
        address,
        products,
        grounds,
        model,
        at: began,
        retryAt: 0,
        staleSince,
        isSqueezed: false,
      });
      return page;
    } catch (error) {
      const old = this.#pages.peek(key);
      if (!old) throw error;
      getLog("pages").warn({ path: address.path, error: messageOf(error) }, "a page is given as it was");
      old.retryAt = this.#now() + RETRY_MS;
      return old.page;
    }
  }
}
