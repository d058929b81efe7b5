import { connectorSchema } from '#contract/mapping';

/** The export of one chat, as the app sends it (.txt). */
export const whatsapp = connectorSchema.parse({
  code: 'whatsapp',
  name: { he: 'שיחות וואטסאפ', en: 'WhatsApp chats' },
  what: {
    he: 'ייצוא של שיחה אחת, כפי שהיישומון שולח אותו (‎.txt).',
    en: 'The export of one chat, as the app sends it (.txt).',
  },
  mapping: {
    mapping: 1,
    connector: 'whatsapp',
    source: {
      code: 'whatsapp',
      name: { he: 'שיחות וואטסאפ', en: 'WhatsApp chats' },
      kind: 'messages',
      trust: 50,
    },
    file: { format: 'whatsapp' },
    rows: 'interaction',
    fields: {
      externalId: { columns: ['at', 'author', 'text'] },
      occurredAt: { column: 'at' },
      kind: { constant: 'chat' },
      channel: { constant: 'whatsapp' },
      direction: { constant: 'in' },
      text: { column: 'text' },
      'customer.reference': { column: 'author' },
      'customer.name': { column: 'author' },
    },
  },
});
