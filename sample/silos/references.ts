/**
 * How each silo calls a person. Every silo numbers in an order of its own, so that no reference tells the truth.
 */
import { type Person, scramble } from '#sample/people/person';

const PRIME = 9_999_991;

function numbered(index: number, multiplier: number): string {
  return `${scramble(index, multiplier, PRIME)}`.padStart(7, '0');
}

export function crmNumber(index: number): string {
  return `C-${numbered(index, 3_141_593)}`;
}

/** A second card that somebody opened for the same person. */
export function secondCrmNumber(index: number): string {
  return `C-${numbered(index + 5_000_000, 3_141_593)}`;
}

export function billingAccount(index: number): string {
  return `70${numbered(index, 2_718_281)}`;
}

export function requesterNumber(index: number): string {
  return `R${numbered(index, 1_618_033)}`;
}

export function shopUser(index: number): string {
  return `u_${scramble(index, 5_772_156, PRIME).toString(36)}`;
}

export function contactNumber(index: number): string {
  return `SV-${numbered(index, 1_414_213)}`;
}

export function chatVisitor(index: number): string {
  return `v-${scramble(index, 1_732_050, PRIME).toString(16)}`;
}

/** The caller's line as the switch reports it. */
export function callerLine(person: Person): string {
  return `972${person.mobile.slice(1)}`;
}

export function campaignAddress(person: Person, channel: 'mail' | 'sms'): string {
  return channel === 'mail' && person.mail !== null ? person.mail : `+972${person.mobile.slice(1)}`;
}
