import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Calendar } from '#contract/calendar';
import { AskedPage } from '#web/design/Asked.tsx';
import { Page, Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { refusalToast, undoToast } from '#web/design/undo-toast.tsx';
import { formatInstant } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import classes from './Calendar.module.css';
import { calendarQuery, useChangeCalendar, useTakeBackChange } from './calendar.queries.ts';
import { DayDialog } from './DayDialog.tsx';
import { Days } from './Days.tsx';
import { FileDialog } from './FileDialog.tsx';
import { weekWords } from './hours-words.ts';
import { SuggestedDays } from './SuggestedDays.tsx';
import { WeekDialog } from './WeekDialog.tsx';

/** The working week, the days that differ, and the holidays to consider: what promises and clocks are counted by. */
export function CalendarPage(): ReactElement {
  const [year, setYear] = useState<number | null>(null);
  return (
    <AskedPage query={useQuery(calendarQuery(year))}>
      {(calendar) => <Arranged calendar={calendar} go={setYear} />}
    </AskedPage>
  );
}

function Arranged({ calendar, go }: { calendar: Calendar; go: (year: number) => void }): ReactElement {
  const { t, language } = useWords();
  const [opened, setOpened] = useState<'day' | 'week' | 'file' | null>(null);
  const { year } = calendar;
  const may = calendar.may.includes('arrange');
  const arrange = useArrange(year);
  const close = (): void => setOpened(null);
  return (
    <Page
      trail={<Link to="/organization">{t('shell:place.organization')}</Link>}
      title={t('shell:place.calendar')}
      subtitle={t('organization:calendar.subtitle')}
      acts={
        may ? (
          <Button size="sm" onClick={() => setOpened('day')}>
            {t('organization:calendar.add')}
          </Button>
        ) : null
      }
    >
      <Part
        title={t('organization:calendar.week')}
        beside={
          may ? (
            <Button variant="subtle" size="compact-sm" onClick={() => setOpened('week')}>
              {t('organization:calendar.change-week')}
            </Button>
          ) : null
        }
      >
        <p>{weekWords(calendar.week, language)}</p>
        {calendar.ownWeek ? null : <p className={classes.quiet}>{t('organization:calendar.usual-week')}</p>}
      </Part>
      <Group gap="xs" component="nav" aria-label={t('organization:calendar.years')}>
        {[year - 1, year, year + 1].map((one) => (
          <Button
            key={one}
            size="xs"
            variant={one === year ? 'filled' : 'default'}
            aria-current={one === year ? 'true' : undefined}
            onClick={() => go(one)}
          >
            {String(one)}
          </Button>
        ))}
      </Group>
      <Part
        title={t('organization:calendar.days', { year })}
        beside={
          may ? (
            <Button variant="subtle" size="compact-sm" onClick={() => setOpened('file')}>
              {t('organization:calendar.file')}
            </Button>
          ) : null
        }
      >
        <Days days={calendar.days} remove={may ? (day) => arrange({ remove: [day] }) : null} />
      </Part>
      {calendar.suggested.length > 0 && may ? (
        <SuggestedDays
          suggested={calendar.suggested}
          week={calendar.week}
          take={(days) => arrange({ set: days })}
        />
      ) : null}
      {calendar.history.length > 0 ? (
        <Part title={t('organization:calendar.history')}>
          <ul className={classes.rows}>
            {calendar.history.map((one) => (
              <li key={one.id} className={classes.quiet}>
                {formatInstant(one.at, language)}
                {one.by ? (
                  <>
                    {' · '}
                    <Told>{one.by.name}</Told>
                  </>
                ) : null}
                {one.set > 0 ? ` · ${t('organization:calendar.set', { count: one.set })}` : null}
                {one.removed > 0 ? ` · ${t('organization:calendar.removed', { count: one.removed })}` : null}
                {one.week ? ` · ${t('organization:calendar.week-changed')}` : null}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {opened === 'day' ? <DayDialog year={year} close={close} done={arrange} /> : null}
      {opened === 'week' ? <WeekDialog calendar={calendar} close={close} done={arrange} /> : null}
      {opened === 'file' ? <FileDialog close={close} done={arrange} /> : null}
    </Page>
  );
}

type Input = Omit<Parameters<ReturnType<typeof useChangeCalendar>['mutateAsync']>[0], 'year'>;
export type Arrange = (input: Input) => void;

/** Does it and offers to take it back. */
function useArrange(year: number): Arrange {
  const change = useChangeCalendar();
  const takeBack = useTakeBackChange();
  return (input) =>
    change.mutate(
      { year, ...input },
      {
        onSuccess: ({ changeId }) =>
          undoToast({
            words: say('organization:calendar.changed'),
            undo: () => takeBack.mutateAsync({ id: changeId, year }),
          }),
        onError: refusalToast,
      },
    );
}
