import { Alert, Button, Drawer, Group, Stack, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { PledgeHistory } from '#contract/promises';
import { Asked } from '#web/design/Asked.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { Part } from '#web/design/Page.tsx';
import { useReturnFocus } from '#web/design/return-focus.ts';
import { Told } from '#web/design/Told.tsx';
import { formatInstant } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { refusalWords } from '#web/language/refusal-words.ts';
import { channelWords, pledgeStateWords } from '#web/language/vocabulary.ts';
import classes from './Customer.module.css';
import { pledgeQuery, useMovePledge, useSettlePledge } from './customers.queries.ts';
import { type Due, DueFields, dueOf } from './DueFields.tsx';
import { PLEDGE_TONES } from './pledges-in-order.ts';

/** One promise: every date it ever had, and what may be done about it now. */
export function PledgeDrawer({
  id,
  mayWrite,
  close,
}: {
  id: string;
  mayWrite: boolean;
  close: () => void;
}): ReactElement {
  const { t } = useWords();
  useReturnFocus();
  const pledge = useQuery(pledgeQuery(id));
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="md"
      title={t('customers:promise.title')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Asked query={pledge}>{(one) => <Life pledge={one} mayWrite={mayWrite} />}</Asked>
    </Drawer>
  );
}

function Life({ pledge, mayWrite }: { pledge: PledgeHistory; mayWrite: boolean }): ReactElement {
  const { t, language, pick } = useWords();
  const waits =
    pledge.state === 'open' || pledge.state === 'overdue' || (pledge.state === 'moved' && !pledge.resolvedAt);
  const instant = (at: string | null): string => (at === null ? '–' : formatInstant(at, language));
  return (
    <>
      <p>
        <Told>{pledge.text}</Told>
      </p>
      <Mark tone={PLEDGE_TONES[pledge.state]}>{pledgeStateWords(pledge.state)}</Mark>
      <dl className={classes.pairs}>
        <dt>{t('customers:promise.due')}</dt>
        <dd>{instant(pledge.dueAt)}</dd>
        {pledge.firstDueAt === pledge.dueAt ? null : (
          <>
            <dt>{t('customers:promise.first-due')}</dt>
            <dd>{instant(pledge.firstDueAt)}</dd>
          </>
        )}
        <dt>{t('customers:promise.by')}</dt>
        <dd>{pledge.promisedBy ? pick(pledge.promisedBy.name) : '–'}</dd>
        <dt>{t('customers:promise.performer')}</dt>
        <dd>{pledge.performedBy ? pick(pledge.performedBy.name) : '–'}</dd>
        <dt>{t('customers:promise.channel')}</dt>
        <dd>{channelWords(pledge.channel)}</dd>
        <dt>{t('customers:promise.from')}</dt>
        <dd>{pledge.source ? pick(pledge.source.name) : <Told>{pledge.madeBy?.name ?? '–'}</Told>}</dd>
      </dl>
      {waits && mayWrite ? <Acts key={pledge.events.length} pledge={pledge} /> : null}
      <Part title={t('customers:promise.history')}>
        {pledge.events.length === 0 ? (
          <p className={classes.none}>{t('customers:promise.no-history')}</p>
        ) : null}
        <ol className={classes.rows}>
          {pledge.events.map((event) => (
            <li key={`${event.at} ${event.type}`} className={classes.row}>
              <div>
                {t(`customers:event.promise-${event.type}`)}
                {event.type === 'moved' ? (
                  <div>
                    <bdi>{`${instant(event.dueBefore)} ← ${instant(event.dueAfter)}`}</bdi>
                  </div>
                ) : null}
                {event.reason ? (
                  <div>
                    <Told>{event.reason}</Told>
                  </div>
                ) : null}
                <div className={classes.quiet}>
                  {event.by ? <Told>{event.by.name}</Told> : t('customers:promise.by-itself')}
                  {' · '}
                  {instant(event.at)}
                </div>
              </div>
            </li>
          ))}
        </ol>
      </Part>
    </>
  );
}

function Acts({ pledge }: { pledge: PledgeHistory }): ReactElement {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [due, setDue] = useState<Due>({ day: '', minute: null });
  const move = useMovePledge();
  const settle = useSettlePledge();
  const error = move.error ?? settle.error;
  const told = reason.trim().length >= 3;
  const settleAs = (outcome: 'kept' | 'broken'): void =>
    settle.mutate({ id: pledge.id, outcome, reason: reason.trim() });
  return (
    <Part title={t('customers:promise.now')}>
      <Stack gap="sm">
        {error ? (
          <Alert color="red" variant="light" role="alert">
            {refusalWords(error)}
          </Alert>
        ) : null}
        <Textarea
          {...ownDirection}
          autosize
          label={t('customers:reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group>
          <Button size="sm" disabled={!told} loading={settle.isPending} onClick={() => settleAs('kept')}>
            {t('customers:promise.kept')}
          </Button>
          <Button
            size="sm"
            variant="default"
            disabled={!told}
            loading={settle.isPending}
            onClick={() => settleAs('broken')}
          >
            {t('customers:promise.broken')}
          </Button>
        </Group>
        <DueFields due={due} set={setDue} />
        <Button
          size="sm"
          variant="default"
          disabled={!told || due.day === ''}
          loading={move.isPending}
          onClick={() => move.mutate({ id: pledge.id, ...dueOf(due), reason: reason.trim() })}
        >
          {t('customers:promise.move')}
        </Button>
      </Stack>
    </Part>
  );
}
