import "server-only";
import { getDb } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { type ReadoutSums, readoutSumsSchema } from "./sums";

/** What was counted for a moment, and when. Milliseconds since the epoch. */
export interface StoredReadout {
  until: number;
  computedAt: number;
  sums: ReadoutSums;
}

/** Where what is counted of an experiment, or of a holdout, lies by its moments. */
export interface Shelf {
  /** Of each moment that lies there, when it was counted. */
  computed(): Promise<Map<number, number>>;
  /** All of it, the newest last. */
  read(): Promise<StoredReadout[]>;
  write(until: number, sums: ReadoutSums, now: number): Promise<void>;
  /** Throws away what is of any other moment. */
  keepOnly(moments: readonly number[]): Promise<void>;
}

const toDates = (moments: readonly number[]) => moments.map((moment) => new Date(moment));
const toData = (sums: ReadoutSums, now: number) => {
  return { sums: sums as unknown as Prisma.InputJsonObject, computedAt: new Date(now) };
};
const toComputed = (rows: readonly { until: Date; computedAt: Date }[]) =>
  new Map(rows.map(({ until, computedAt }) => [until.getTime(), computedAt.getTime()]));

function toStored({
  until,
  computedAt,
  sums,
}: {
  until: Date;
  computedAt: Date;
  sums: unknown;
}): StoredReadout {
  return { until: until.getTime(), computedAt: computedAt.getTime(), sums: readoutSumsSchema.parse(sums) };
}

const TIMES = { until: true, computedAt: true } as const;

/** Of an experiment or a flag. */
export function experimentShelf(experimentId: string): Shelf {
  const where = { experimentId };
  return {
    computed: async () => toComputed(await getDb().readout.findMany({ where, select: TIMES })),
    read: async () => (await getDb().readout.findMany({ where, orderBy: { until: "asc" } })).map(toStored),
    async write(until, sums, now) {
      const key = { experimentId, until: new Date(until) };
      const data = toData(sums, now);
      await getDb().readout.upsert({
        where: { experimentId_until: key },
        create: { ...key, ...data },
        update: data,
        select: { experimentId: true },
      });
    },
    async keepOnly(moments) {
      await getDb().readout.deleteMany({ where: { ...where, until: { notIn: toDates(moments) } } });
    },
  };
}

/** Of a holdout. */
export function holdoutShelf(holdoutId: string): Shelf {
  const where = { holdoutId };
  return {
    computed: async () => toComputed(await getDb().holdoutReadout.findMany({ where, select: TIMES })),
    read: async () =>
      (await getDb().holdoutReadout.findMany({ where, orderBy: { until: "asc" } })).map(toStored),
    async write(until, sums, now) {
      const key = { holdoutId, until: new Date(until) };
      const data = toData(sums, now);
      await getDb().holdoutReadout.upsert({
        where: { holdoutId_until: key },
        create: { ...key, ...data },
        update: data,
        select: { holdoutId: true },
      });
    },
    async keepOnly(moments) {
      await getDb().holdoutReadout.deleteMany({ where: { ...where, until: { notIn: toDates(moments) } } });
    },
  };
}
