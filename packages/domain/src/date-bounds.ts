import { localDate } from './local-date.ts';

/**
 * The first day that something can have been decided on here, and that a question can be about: the founding of the People's
 * Republic. No authority whose decisions are collected is older.
 */
export const earliestDay = localDate('1949-10-01');

/** The last day that anything can be said to last to: the one that stands for "long-term" (发改办财金〔2018〕424号). */
export const latestDay = localDate('2099-12-31');

/** Nobody is older: the longest life that was ever verified ended at 122. */
export const mostYearsOfLife = 125;
