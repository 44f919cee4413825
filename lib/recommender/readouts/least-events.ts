/**
 * As many shoppers have to be behind each variant's numbers before a readout tells them. Statistics take means for normal,
 * which the quotient of two skewed amounts is late to become: looked at from five buyers on, up to one in seven experiments
 * without a difference seemed to have one (ml/stats/simulation.test.ts).
 */
export const LEAST_EVENTS = 50;
