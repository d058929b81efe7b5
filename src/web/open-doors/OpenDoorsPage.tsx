import './print.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { problemOf } from '#web/call.ts';
import { Asked } from '#web/design/Asked.tsx';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { Page } from '#web/design/Page.tsx';
import { formatDay, formatMonth } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { LetterActs } from './LetterActs.tsx';
import { LetterSheet } from './LetterSheet.tsx';
import classes from './OpenDoors.module.css';
import { letterQuery, lettersQuery } from './open-doors.queries.ts';

/** The monthly letter to everybody who works here, as a page that prints; the month being written, and those before. */
export function OpenDoorsPage(): ReactElement {
  const { t } = useWords();
  const { month } = useSearch({ from: '/inside/open-doors' });
  return (
    <Asked query={useQuery(lettersQuery)}>
      {({ current, letters }) => {
        const shown = month ?? current;
        const months = [...new Set([current, ...letters.map((letter) => letter.month)])].sort().reverse();
        return (
          <Page
            title={t('shell:room.open-doors.name')}
            subtitle={t('shell:room.open-doors.subtitle')}
            acts={<LetterActs month={shown} />}
          >
            <div className={classes.room}>
              <nav className={classes.months} aria-label={t('open-doors:months')}>
                <ul className={classes.plain}>
                  {months.map((one) => (
                    <li key={one}>
                      <Month
                        month={one}
                        current={one === current}
                        shown={one === shown}
                        sentAt={letters.find((letter) => letter.month === one)?.sentAt ?? null}
                      />
                    </li>
                  ))}
                </ul>
              </nav>
              <Letter month={shown} />
            </div>
          </Page>
        );
      }}
    </Asked>
  );
}

function Month({
  month,
  current,
  shown,
  sentAt,
}: {
  month: string;
  current: boolean;
  shown: boolean;
  sentAt: string | null;
}): ReactElement {
  const { t, language } = useWords();
  return (
    <Link
      to="/open-doors"
      search={current ? {} : { month }}
      className={classes.month}
      aria-current={shown ? 'page' : undefined}
    >
      {formatMonth(month, language)}
      <span className={classes.quiet}>
        {sentAt
          ? t('open-doors:sent-on', { day: formatDay(sentAt, language) })
          : current
            ? t('open-doors:being-written')
            : t('open-doors:not-sent')}
      </span>
    </Link>
  );
}

function Letter({ month }: { month: string }): ReactElement {
  const { t } = useWords();
  const query = useQuery(letterQuery(month));
  // Before the first customer was heard there is nothing to count, and no letter.
  if (problemOf(query.error)?.status === 404) {
    return (
      <EmptyState
        title={t('open-doors:nothing.title')}
        offer={<Link to="/imports/new">{t('shell:act.new-import')}</Link>}
      >
        {t('open-doors:nothing.words')}
      </EmptyState>
    );
  }
  return (
    <Asked query={query} lines={12}>
      {(letter) => <LetterSheet letter={letter} />}
    </Asked>
  );
}
