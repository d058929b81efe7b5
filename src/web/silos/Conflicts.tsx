import { Button, Group, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Conflict, SiloPage } from '#contract/silos';
import { LoadFault } from '#web/design/LoadFault.tsx';
import { Loading } from '#web/design/Loading.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { refusalToast, undoToast } from '#web/design/undo-toast.tsx';
import { formatInstant, formatNumber } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import classes from './Silos.module.css';
import { conflictsQuery, useAnswerConflict, useReopenConflict } from './silos.queries.ts';
import { aboutWords, saidWords } from './value-words.ts';

/** Where a system says otherwise than what is mastered here: both values, and who says what holds. */
export function Conflicts({ silo }: { silo: SiloPage }): ReactElement {
  const { t } = useWords();
  const [state, setState] = useState<'open' | 'answered'>('open');
  const found = useInfiniteQuery(conflictsQuery(silo.id, state));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Part
      title={t('silos:conflict.title')}
      beside={
        <SegmentedControl
          size="xs"
          aria-label={t('silos:conflict.title')}
          value={state}
          data={(['open', 'answered'] as const).map((value) => ({
            value,
            label: t(`silos:conflict.${value}`),
          }))}
          onChange={(value) => setState(value === 'open' ? 'open' : 'answered')}
        />
      }
    >
      {found.isPending ? <Loading lines={2} /> : null}
      {found.isError && rows.length === 0 ? (
        <LoadFault error={found.error} retry={() => void found.refetch()} />
      ) : null}
      {found.isSuccess && rows.length === 0 ? (
        <p className={classes.quiet}>{t('silos:conflict.none')}</p>
      ) : null}
      <ul className={classes.list}>
        {rows.map((one) => (
          <One key={one.id} one={one} />
        ))}
      </ul>
      {found.hasNextPage ? (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('silos:conflict.more')}
        </Button>
      ) : null}
    </Part>
  );
}

function One({ one }: { one: Conflict }): ReactElement {
  const { t, language } = useWords();
  const answer = useAnswerConflict();
  const reopen = useReopenConflict();
  // The line leaves the list before the answer is told: what follows must not hang on it.
  const settle = (how: 'ours' | 'theirs'): void =>
    void answer.mutateAsync({ id: one.id, answer: how }).then(
      () =>
        undoToast({
          words: say(how === 'ours' ? 'silos:conflict.sent' : 'silos:conflict.taken'),
          undo: () => reopen.mutateAsync(one.id),
        }),
      refusalToast,
    );
  return (
    <li className={classes.item}>
      <div>
        <Link to="/customers/$id" params={{ id: one.customer.id }} className={classes.rowName}>
          <Told>{one.customer.name ?? t('silos:conflict.nameless')}</Told>
        </Link>
        {' · '}
        <span>{aboutWords(one)}</span>{' '}
        {one.state === 'open' ? null : <Mark>{t(`silos:conflict.state.${one.state}`)}</Mark>}
        <dl className={classes.said}>
          <dt>{t('silos:conflict.ours')}</dt>
          <dd>
            <Told>{saidWords(one, one.ours, language)}</Told>
          </dd>
          <dt>{t('silos:conflict.theirs')}</dt>
          <dd>
            <Told>{saidWords(one, one.theirs, language)}</Told>
          </dd>
        </dl>
        <p className={classes.quiet}>
          {t('silos:conflict.since', { when: formatInstant(one.since, language) })} ·{' '}
          {t('silos:conflict.times', { count: one.times, n: formatNumber(one.times, language) })}
          {one.answeredBy === null || one.answeredAt === null ? null : (
            <>
              {' · '}
              <Told>{one.answeredBy.name}</Told>, {formatInstant(one.answeredAt, language)}
            </>
          )}
        </p>
      </div>
      {one.state === 'open' ? (
        <Group gap="xs">
          <Button size="compact-sm" loading={answer.isPending} onClick={() => settle('ours')}>
            {t('silos:conflict.send')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={answer.isPending}
            onClick={() => settle('theirs')}
          >
            {t('silos:conflict.take')}
          </Button>
        </Group>
      ) : null}
    </li>
  );
}
