import type { ImapFlow } from 'imapflow';
import { z } from 'zod';
import { type MailboxSettings, mailboxSettingsSchema } from '#contract/ingest';
import type { Incoming } from '#server/customers/ingest/incoming';
import { keepAside } from '#server/customers/ingest/quarantine.store';
import type { Writer } from '#server/customers/ingest/writer';
import type { Destination, Egress, EgressRefusal } from '#server/platform/egress/egress';
import type { World } from '#server/platform/world';
import { secretsOf } from './connection.actions.ts';
import { type ConnectionRow, connections, countRun, tellFailure } from './connection.store.ts';
import { checkItem } from './item.ts';
import { mailItem } from './mail-item.ts';

/**
 * A mailbox is read from where the last run ended: its mails come in like any other rows, and how far it was read moves in
 * the transaction of the rows. When the mailbox was made anew (another UIDVALIDITY), it is read from the beginning; mails
 * that came before are known again by their identifier. Nothing in the mailbox is changed.
 */
const TOGETHER = 50;
const MAIL_AT_MOST = 1024 * 1024;
const PATIENCE_MS = 30_000;
const OWN_NETWORK =
  'The mail server lies in a network of our own. The operator has to allow it by name (EGRESS_ALLOW).';

const reachedSchema = z.object({ uidValidity: z.string(), uid: z.number().int() });
type Reached = z.infer<typeof reachedSchema>;

/** Every running mailbox, one after the other; what fails is told on its silo and does not stop the others. */
export async function readMailboxes(world: World, writer: Writer, egress: Egress): Promise<void> {
  for (const row of await connections(world.db))
    if (row.kind === 'mailbox' && row.state === 'running') await readMailbox(world, writer, egress, row);
}

async function readMailbox(
  world: World,
  writer: Writer,
  egress: Egress,
  row: ConnectionRow,
): Promise<number> {
  try {
    return await readThrough(world, writer, egress, row);
  } catch (fault) {
    await tellFailure(world.db, row.id, sentenceOf(fault), world.now());
    return 0;
  }
}

async function readThrough(
  world: World,
  writer: Writer,
  egress: Egress,
  row: ConnectionRow,
): Promise<number> {
  const settings = mailboxSettingsSchema.parse(row.settings);
  const [password = ''] = secretsOf(world, row);
  const found = await egress.destination(settings.host);
  if (!found.ok) {
    await tellFailure(world.db, row.id, NO_WAY[found.refusal], world.now());
    return 0;
  }
  const client = await openClient(settings, password, found.value, egress.authorities);
  // A connection that breaks tells it here as well as to whoever waits.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const lock = await client.getMailboxLock(settings.folder, { readOnly: true });
    try {
      return await readNew(world, writer, row, client);
    } finally {
      lock.release();
    }
  } finally {
    if (client.usable) await client.logout().catch(() => client.close());
    else client.close();
  }
}

/** The client weighs thirty megabytes: whoever reads no mailbox does without it. */
async function openClient(
  settings: MailboxSettings,
  password: string,
  to: Destination,
  authorities: string | undefined,
): Promise<ImapFlow> {
  const { ImapFlow } = await import('imapflow');
  return new ImapFlow({
    // The very address that was judged; the certificate is still asked for by the name that was entered.
    host: to.addresses[0] ?? '',
    ...(to.serverName === null ? {} : { servername: to.serverName }),
    port: settings.port,
    secure: settings.security === 'tls',
    // Said either way: left open, the client would take what the server offers, and that can be taken away on the wire.
    ...(settings.security === 'tls' ? {} : { doSTARTTLS: settings.security === 'starttls' }),
    ...(authorities === undefined ? {} : { tls: { ca: authorities } }),
    auth: { user: settings.user, pass: password },
    logger: false,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: 2 * PATIENCE_MS,
  });
}

async function readNew(world: World, writer: Writer, row: ConnectionRow, client: ImapFlow): Promise<number> {
  const { mailbox } = client;
  if (mailbox === false || mailbox === undefined) throw new Error('no mailbox is open');
  const uidValidity = String(mailbox.uidValidity);
  const before = reachedSchema.safeParse(row.reached).data;
  let uid = before?.uidValidity === uidValidity ? before.uid : 0;
  let stored = 0;
  if (mailbox.exists === 0) return finish(world, row, { uidValidity, uid });
  const found = await client.search({ uid: `${uid + 1}:*` }, { uid: true });
  // "n:*" names the last mail even when it lies before n.
  const fresh = (found === false || found === undefined ? [] : found)
    .filter((one) => one > uid)
    .sort((a, b) => a - b);
  for (let at = 0; at < fresh.length; at += TOGETHER) {
    const wanted = fresh.slice(at, at + TOGETHER);
    const mails = await client.fetchAll(
      wanted.join(','),
      { uid: true, internalDate: true, source: { start: 0, maxLength: MAIL_AT_MOST } },
      { uid: true },
    );
    uid = Math.max(uid, ...wanted);
    stored += await storeMails(world, writer, row, mails, { uidValidity, uid });
  }
  if (fresh.length === 0) await finish(world, row, { uidValidity, uid });
  return stored;
}

async function finish(world: World, row: ConnectionRow, reached: Reached): Promise<number> {
  await countRun(world.db, row.id, { rows: 0, now: world.now(), reached });
  return 0;
}

async function storeMails(
  world: World,
  writer: Writer,
  row: ConnectionRow,
  mails: readonly { uid: number; source?: Buffer | undefined; internalDate?: Date | string | undefined }[],
  reached: Reached,
): Promise<number> {
  const good: Incoming[] = [];
  const aside: Parameters<typeof keepAside>[2][number][] = [];
  for (const mail of mails) {
    if (mail.source === undefined) continue;
    const item = await mailItem({
      place: `${reached.uidValidity}:${mail.uid}`,
      arrivedAt: new Date(mail.internalDate ?? world.now()),
      source: mail.source,
    });
    const checked = checkItem(item, world.organization.timeZone);
    const original = JSON.stringify(item);
    if (checked.status === 'good')
      good.push({ rowKind: 'interaction', sourceId: row.sourceId, importId: null, ...checked, original });
    else if (checked.status === 'quarantined')
      aside.push({
        sourceId: row.sourceId,
        importId: null,
        externalId: checked.externalId,
        original,
        reason: checked.reason,
      });
  }
  const outcomes = await writer.store(good, async (trx, told) => {
    await keepAside(trx, world, aside);
    const rows = told.filter(({ status }) => status === 'stored').length;
    await countRun(trx, row.id, { rows, now: world.now(), reached });
  });
  return outcomes.filter(({ status }) => status === 'stored').length;
}

const NO_WAY: Readonly<Record<EgressRefusal, string>> = {
  'bad-address': 'This is no name of a mail server.',
  'unknown-name': 'There is no mail server of this name.',
  'private-address': OWN_NETWORK,
  'not-encrypted': 'The mail server is not reached without encryption.',
  'port-not-allowed': 'The mail server is not reached on this port.',
};

/** For the person who looks after the silo; never what the server said word by word: that may name people. */
function sentenceOf(fault: unknown): string {
  const facts = typeof fault === 'object' && fault !== null ? fault : {};
  if (Reflect.get(facts, 'authenticationFailed') === true)
    return 'The mailbox does not accept the user name or the password.';
  if (Reflect.get(facts, 'mailboxMissing') === true) return 'The mailbox has no folder of this name.';
  const code: unknown = Reflect.get(facts, 'code');
  if (code === 'ECONNREFUSED') return 'The mail server does not accept connections on this port.';
  if (typeof code === 'string' && /CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_(?:VERIFY|GET)/i.test(code))
    return 'The certificate of the mail server cannot be trusted.';
  if (Reflect.get(facts, 'tlsFailed') === true || (typeof code === 'string' && /TLS|SSL|EPROTO/i.test(code)))
    return 'The mail server does not encrypt as it was agreed; nothing was read and no password was sent.';
  return 'The mailbox could not be read. It is tried again.';
}
