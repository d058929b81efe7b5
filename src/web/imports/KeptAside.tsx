import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { Part } from '#web/design/Page.tsx';
import { refusalToast, toldToast } from '#web/design/undo-toast.tsx';
import { formatInstant, formatNumber } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import classes from './Imports.module.css';
import { keptAsideQuery, sourcesQuery, useReplay } from './imports.queries.ts';
import { reasonWords } from './reason-words.ts';

const SHOWN_FIRST = 5;

/** Rows that were kept aside, sealed, each with its reason; a row can be tried again by the mapping of today. */
export function KeptAside(): ReactElement | null {
  const { t, language, pick } = useWords();
  const may = useMay();
  const kept = useQuery({ ...keptAsideQuery, enabled: may('import.run') }).data ?? [];
  const sources = useQuery(sourcesQuery).data ?? [];
  const replay = useReplay();
  const [all, showAll] = useState(false);
  const waiting = kept.filter((row) => row.replayedAt === null);
  if (waiting.length === 0) return null;
  const name = (code: string): string => {
    const source = sources.find((one) => one.code === code);
    return source ? pick(source.name) : code;
  };
  const tryAgain = (id: string): void =>
    replay.mutate(id, {
      onSuccess: ({ status, reason }) =>
        toldToast(
          say(`imports:put-aside.${status}`) +
            (reason === null ? '' : ` ${say('imports:put-aside.because', { reason: reasonWords(reason) })}`),
        ),
      onError: refusalToast,
    });
  return (
    <Part title={t('imports:put-aside.title')} beside={t('imports:put-aside.words')}>
      <ul className={classes.kept}>
        {(all ? waiting : waiting.slice(0, SHOWN_FIRST)).map((row) => (
          <li key={row.id}>
            <span>
              {name(row.source)}: {reasonWords(row.reason)}
              <span className={classes.quiet}> · {formatInstant(row.receivedAt, language)}</span>
            </span>
            <Button
              variant="default"
              size="compact-sm"
              loading={replay.isPending && replay.variables === row.id}
              onClick={() => tryAgain(row.id)}
            >
              {t('imports:try-again')}
            </Button>
          </li>
        ))}
      </ul>
      {waiting.length > SHOWN_FIRST && !all ? (
        <Button variant="subtle" size="compact-sm" onClick={() => showAll(true)}>
          {t('imports:put-aside.all', { n: formatNumber(waiting.length, language) })}
        </Button>
      ) : null}
    </Part>
  );
}
