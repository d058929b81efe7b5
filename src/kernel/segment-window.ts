/**
 * What somebody went through, said or scored counts for a segment when it happened lately. Without a word about how
 * lately, half a year: long enough to hold a contract's quarter twice, short enough to be about today's service.
 */
export const SEGMENT_DAYS = 180;
