/**
 * In a transcript only the customer's own lines are the voice of the customer: an agent's courtesy is not the customer's
 * joy. Lines of others are blanked, not removed, so that every offset still points into the original text.
 */
const SPEAKER = /^\s*(?:\[[\d:]{4,8}\]\s*)?([\p{L}"'׳״ -]{2,20}?)\s*[:：]\s/u;
const CUSTOMER = new Set([
  'לקוח',
  'לקוחה',
  'לקוח/ה',
  'הלקוח',
  'הלקוחה',
  'customer',
  'client',
  'caller',
  'user',
  'me',
  'אני',
]);
const OTHERS = new Set([
  'נציג',
  'נציגה',
  'נציגת',
  'בוט',
  'מערכת',
  'סוכן',
  'טכנאי',
  'agent',
  'bot',
  'rep',
  'representative',
  'assistant',
  'system',
  'advisor',
  'operator',
  'virtual assistant',
  'ivr',
]);

export function customerLines(text: string): string {
  const lines = text.split('\n');
  const speakers = lines.map((line) => SPEAKER.exec(line)?.[1]?.trim().toLowerCase());
  const known = speakers.filter(
    (speaker) => speaker !== undefined && (CUSTOMER.has(speaker) || OTHERS.has(speaker)),
  );
  if (known.length < 2) return text;
  let speaking = true;
  return lines
    .map((line, at) => {
      const speaker = speakers[at];
      if (speaker !== undefined && CUSTOMER.has(speaker)) speaking = true;
      else if (speaker !== undefined && OTHERS.has(speaker)) speaking = false;
      return speaking ? line : ' '.repeat(line.length);
    })
    .join('\n');
}
