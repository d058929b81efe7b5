import { connectorSchema } from '#contract/mapping';

/** Events of a site or app: who, when, which step. */
export const webEvents = connectorSchema.parse({
  code: 'web-events',
  name: { he: 'אירועי אתר ויישומון', en: 'Web and app events' },
  what: {
    he: 'אירועים של אתר ויישומון: מי, מתי, איזה צעד.',
    en: 'Events of a site or app: who, when, which step.',
  },
  mapping: {
    mapping: 1,
    connector: 'web-events',
    source: {
      code: 'web-events',
      name: { he: 'אירועי אתר ויישומון', en: 'Web and app events' },
      kind: 'web-events',
      trust: 50,
    },
    rows: 'interaction',
    fields: {
      externalId: { column: 'event_id' },
      occurredAt: { column: 'ts' },
      kind: { constant: 'process-step' },
      channel: { column: 'platform', table: { ios: 'app', android: 'app' }, otherwise: 'web' },
      direction: { constant: 'internal' },
      'customer.reference': { column: 'user_id' },
      'customer.email': { column: 'traits.email' },
      'attributes.event': { column: 'event' },
      'attributes.page': { column: 'page' },
      'attributes.session': { column: 'session' },
    },
  },
});
