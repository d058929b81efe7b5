import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Role } from '#contract/organization';
import type { Today } from '#contract/today';
import { Asked } from '#web/design/Asked.tsx';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { Page } from '#web/design/Page.tsx';
import { formatDayInWords } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { useSession } from '#web/session/session.queries.ts';
import { organizationQuery, todayQuery } from '#web/shell/shell.queries.ts';
import { Changed } from './Changed.tsx';
import { orderFor } from './order.ts';
import classes from './Today.module.css';
import { Chair, Doors, Mine, OpenCases, Patterns, Perspectives } from './Waits.tsx';

const PARTS = {
  changed: Changed,
  chair: Chair,
  batons: Doors,
  mine: Mine,
  cases: OpenCases,
  patterns: Patterns,
  perspectives: Perspectives,
} as const;

/** The home, by role: what changed, and what needs a person; each line with its figure and its door. */
export function TodayPage(): ReactElement {
  const { t, language } = useWords();
  const query = useQuery(todayQuery);
  const session = useSession();
  const heardUntil = query.data?.lastDayHeard;
  return (
    <Page
      title={t('shell:room.today.name')}
      subtitle={
        heardUntil
          ? t('today:heard-until', { day: formatDayInWords(heardUntil, language) })
          : t('shell:room.today.subtitle')
      }
    >
      <Asked query={query}>
        {(today) =>
          today.customers === 0 ? (
            <FirstDay />
          ) : (
            <Lines today={today} role={session?.employee.role ?? 'employee'} />
          )
        }
      </Asked>
    </Page>
  );
}

function Lines({ today, role }: { today: Today; role: Role }): ReactElement {
  return (
    <div className={classes.columns}>
      {orderFor(role).map((part) => {
        const Part = PARTS[part];
        return <Part key={part} today={today} />;
      })}
    </div>
  );
}

function FirstDay(): ReactElement {
  const { t } = useWords();
  const sample = useQuery(organizationQuery).data?.sample;
  if (sample === 'loading')
    return <EmptyState title={t('today:sample-coming')}>{t('today:sample-words')}</EmptyState>;
  return (
    <EmptyState
      title={t('today:first.title')}
      offer={<Link to="/imports/new">{t('today:first.offer')}</Link>}
    >
      {t('today:first.words')}
    </EmptyState>
  );
}
