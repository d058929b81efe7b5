import { connectorSchema } from '#contract/mapping';

/** Conversations of a bot, a message a line. */
export const bot = connectorSchema.parse({
  code: 'bot',
  name: { he: 'בוט', en: 'Bot' },
  what: { he: 'שיחות של בוט, הודעה בשורה.', en: 'Conversations of a bot, a message a line.' },
  mapping: {
    mapping: 1,
    connector: 'bot',
    source: { code: 'bot', name: { he: 'בוט', en: 'Bot' }, kind: 'bot', trust: 50 },
    rows: 'interaction',
    fields: {
      externalId: { columns: ['conversation.id', 'message.seq'] },
      occurredAt: { column: 'message.time' },
      kind: { constant: 'bot-chat' },
      channel: { constant: 'bot' },
      direction: { column: 'message.author', table: { user: 'in', bot: 'out' }, otherwise: 'internal' },
      text: { column: 'message.text' },
      subject: { column: 'intent' },
      'customer.reference': { column: 'conversation.user' },
      'customer.phone': { column: 'conversation.phone' },
      'attributes.conversation': { column: 'conversation.id' },
      'attributes.intent': { column: 'intent' },
    },
  },
});
