import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#server/platform/ids';
import { type Answer, CALLERS, type Caller, openTestApp, type TestApp, textAt } from './app.fixture.ts';
import { BRING_FILES, but, EMPLOYEES, LEAD, SERVE } from './rights-matrix.fixture.ts';

let house: TestApp;
beforeAll(async () => {
  house = await openTestApp();
});
afterAll(() => house.close());

const isNo = (answer: Answer): boolean => answer.status === 401 || answer.status === 403;

/** Every row of every table but the sessions' and keys' last use and the log of refusals itself. */
async function everything(): Promise<Map<string, string>> {
  const { rows: tables } = await house.database.ownerPool.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and c.relname not in ('auth_session', 'api_key', 'audit', 'audit_head', 'schema_migration') order by 1`,
  );
  const { rows } = await house.database.ownerPool.query<{ name: string; hash: string }>(
    tables
      .map(
        ({ name }) =>
          `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from ${name} t`,
      )
      .join(' union all '),
  );
  expect(rows.length).toBeGreaterThan(40);
  return new Map(rows.map(({ name, hash }) => [name, hash]));
}

describe('a write', () => {
  interface Write {
    readonly says: string;
    readonly method: string;
    readonly path: string;
    readonly body: unknown;
    /** May, with this very object in hand. The first of them does it in the end, as the proof that it could be done. */
    readonly may: readonly Caller[];
  }
  let writes: readonly Write[] = [];

  beforeAll(async () => {
    const { call, divisions } = house;
    const happened = { occurredAt: '2026-02-01T10:00:00Z', kind: 'mail', channel: 'mail' };
    const sent = await call('ingest-key', 'POST', '/interactions', {
      interactions: [
        {
          ...happened,
          externalId: '1',
          customer: { reference: 'r1', name: 'Noa Example' },
          text: 'Too slow',
        },
        { ...happened, externalId: '2', customer: { reference: 'r2', name: 'Ben Example' }, text: 'Thanks' },
        { ...happened, externalId: '3', customer: { reference: 'r3' }, text: 'poison\u0000' },
      ],
    });
    expect(sent.json).toMatchObject({ stored: 2, quarantined: 1 });
    const found = (await call('owner', 'POST', '/customers/search', {})).json;
    const heard = (await call('owner', 'POST', '/verbatims/search', {})).json;
    const aside = (await call('owner', 'GET', '/quarantine')).json;
    const silo = textAt((await call('owner', 'GET', '/silos')).json, 0, 'id');
    const touchpoint = await insertTouchpoint();
    const opened = await call('agent', 'POST', '/cases', {
      customerId: textAt(found, 'items', 0, 'id'),
      subject: 'Late twice',
      divisionId: divisions.mine,
    });
    const proposed = await call('division-manager', 'POST', '/decisions', {
      kind: 'price',
      title: 'Raise the price',
      question: 'Do we raise it?',
      motives: 'Costs rose',
      gain: '',
      trust: '',
      benefitMinor: null,
      targetServed: null,
      prediction: '',
      reviewOn: null,
      segment: {},
    });
    const raised = await call('employee', 'POST', '/ideas', {
      title: 'Call before',
      body: 'Call a day before.',
    });
    const key = await call('owner', 'POST', '/keys', { kind: 'read', name: 'To be ended' });
    const aCase = `/cases/${textAt(opened.json, 'id')}`;
    const aDecision = `/decisions/${textAt(proposed.json, 'id')}`;
    const inMyDivision = but('other-agent', 'customer-representative', 'analyst');
    writes = [
      {
        says: 'adding a division',
        method: 'POST',
        path: '/divisions',
        body: { code: 'night', he: 'לילה', en: 'Night' },
        may: ['cx-lead', 'owner', 'machine'],
      },
      {
        says: 'inviting somebody',
        method: 'POST',
        path: '/employees/invitations',
        body: { name: 'New Person', email: 'new@example.test', role: 'agent', divisionId: null },
        may: LEAD,
      },
      {
        says: 'sending what customers did',
        method: 'POST',
        path: '/interactions',
        body: { interactions: [{ ...happened, externalId: '4', text: 'New' }] },
        may: ['ingest-key'],
      },
      {
        says: 'trying a quarantined item again',
        method: 'POST',
        path: `/quarantine/${textAt(aside, 0, 'id')}/replay`,
        body: {},
        may: BRING_FILES,
      },
      {
        says: 'correcting the analysis of a verbatim',
        method: 'POST',
        path: `/verbatims/${textAt(heard, 'items', 0, 'id')}/correction`,
        body: { sentiment: 'negative' },
        may: SERVE,
      },
      {
        says: 'writing down what was agreed',
        method: 'POST',
        path: `/customers/${textAt(found, 'items', 0, 'id')}/terms`,
        body: {
          ...{ kind: 'discount', value: '10%', validFrom: '2026-03-01', validTo: null },
          ...{ divisionId: divisions.mine, reason: 'agreed by phone' },
        },
        may: SERVE,
      },
      {
        says: 'saying that the master of a thing is here',
        method: 'PUT',
        path: `/silos/${silo}/masters/terms`,
        body: { master: 'here' },
        may: ['owner'],
      },
      {
        says: 'saying who moves what lives only in a silo',
        method: 'PUT',
        path: `/silos/${silo}/moves`,
        body: {
          ...{ subject: 'attribute.phone', state: 'to-move', due: null },
          ...{ divisionId: divisions.mine, employeeId: null },
        },
        may: ['owner', 'cx-lead', 'division-manager'],
      },
      {
        says: 'counting again what lives only where',
        method: 'POST',
        path: '/silos/count',
        body: {},
        may: ['owner', 'cx-lead', 'division-manager'],
      },
      {
        says: 'naming the owner of a touchpoint',
        method: 'PATCH',
        path: `/touchpoints/${touchpoint}`,
        body: { divisionId: divisions.mine },
        may: LEAD,
      },
      {
        says: 'opening a case',
        method: 'POST',
        path: '/cases',
        body: {
          customerId: textAt(found, 'items', 1, 'id'),
          subject: 'Unhappy',
          divisionId: divisions.mine,
        },
        may: SERVE,
      },
      {
        says: 'compensating out of the case of one’s division',
        method: 'POST',
        path: `${aCase}/compensations`,
        body: { kind: 'credit', harm: 'delay', amountMinor: 100 },
        may: ['agent', ...inMyDivision, 'cx-lead', 'owner'],
      },
      {
        says: 'handing over the case of one’s division',
        method: 'POST',
        path: `${aCase}/hand-over`,
        body: { divisionId: divisions.other, reason: 'They know more' },
        may: inMyDivision,
      },
      {
        says: 'accepting the baton that is offered to one’s division',
        method: 'POST',
        path: `${aCase}/acceptance`,
        body: {},
        may: ['other-agent'],
      },
      {
        says: 'closing the case that one’s division holds now',
        method: 'POST',
        path: `${aCase}/closing`,
        body: { outcome: 'solved', words: 'Mended and told' },
        may: ['other-agent'],
      },
      {
        says: 'proposing a decision',
        method: 'POST',
        path: '/decisions',
        body: {
          kind: 'policy',
          title: 'No calls at noon',
          question: 'Shall we?',
          motives: 'Quiet',
          gain: '',
          trust: '',
          benefitMinor: null,
          targetServed: null,
          prediction: '',
          reviewOn: null,
          segment: {},
        },
        may: but('customer-representative', 'analyst', 'privacy-officer'),
      },
      {
        says: 'changing one’s own decision',
        method: 'PATCH',
        path: aDecision,
        body: { title: 'Raise the price a little' },
        may: ['division-manager'],
      },
      {
        says: 'withdrawing one’s own decision',
        method: 'POST',
        path: `${aDecision}/withdrawal`,
        body: { reason: 'Not now' },
        may: ['division-manager'],
      },
      {
        says: 'raising an idea',
        method: 'POST',
        path: '/ideas',
        body: { title: 'Shorter letters', body: 'One page is enough.' },
        may: EMPLOYEES,
      },
      {
        says: 'deciding what becomes of an idea',
        method: 'POST',
        path: `/ideas/${textAt(raised.json, 'id')}/state`,
        body: { state: 'pilot', words: 'Let us try' },
        may: ['owner', 'cx-lead', 'executive'],
      },
      {
        says: 'choosing one’s own language',
        method: 'PATCH',
        path: '/session/preferences',
        body: { language: 'he' },
        may: EMPLOYEES,
      },
      {
        says: 'saying that two customers are one person',
        method: 'POST',
        path: '/customers/merge',
        body: {
          customerId: textAt(found, 'items', 0, 'id'),
          otherId: textAt(found, 'items', 1, 'id'),
          reason: 'Same voice, same house',
        },
        may: SERVE,
      },
      {
        says: 'making a key',
        method: 'POST',
        path: '/keys',
        body: { kind: 'ingest', name: 'Another silo' },
        may: ['owner', 'machine'],
      },
      {
        says: 'ending a key',
        method: 'DELETE',
        path: `/keys/${textAt(key.json, 'id')}`,
        body: undefined,
        may: ['owner', 'machine'],
      },
    ];
  });

  async function insertTouchpoint(): Promise<string> {
    const [journey, stage, touchpoint] = [newId(), newId(), newId()];
    const { db } = house.app.world;
    const names = { name_he: 'מסע', name_en: 'Journey' };
    await db
      .insertInto('journey')
      .values({ id: journey, code: 'j', ...names })
      .execute();
    await db
      .insertInto('stage')
      .values({ id: stage, journey_id: journey, code: 's', position: 1, ...names })
      .execute();
    await db
      .insertInto('touchpoint')
      .values({ id: touchpoint, stage_id: stage, code: 't', position: 1, rules: '[]', ...names })
      .execute();
    return touchpoint;
  }

  test('of somebody who may not leaves every row as it was; of somebody who may, it is done', async () => {
    expect(writes.length).toBeGreaterThan(15);
    const wrong: string[] = [];
    let refusals = 0;
    for (const { says, method, path, body, may } of writes) {
      const before = await everything();
      for (const caller of CALLERS.filter((one) => !may.includes(one))) {
        const answer = await house.call(caller, method, path, body);
        refusals++;
        if (!isNo(answer) && answer.status !== 404) wrong.push(`${says} as ${caller}: ${answer.status}`);
      }
      expect(await everything(), says).toEqual(before);
      const done = await house.call(may[0] ?? 'nobody', method, path, body);
      expect(done.status, `${says}: ${done.text.slice(0, 200)}`).toBe(200);
      if (path.startsWith('/keys')) continue;
      expect(await everything(), `${says} can be seen in the rows`).not.toEqual(before);
    }
    expect(wrong).toEqual([]);
    expect(refusals).toBeGreaterThan(100);
  }, 120_000);
});
