import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { CalendarDay } from '#contract/calendar';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { type Column, ListTable } from '#web/design/ListTable.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatDay, formatWeekday } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { hoursWords } from './hours-words.ts';

/** The days of a year that differ from their weekday. */
export function Days({
  days,
  remove,
}: {
  days: readonly CalendarDay[];
  remove: ((day: string) => void) | null;
}): ReactElement {
  const { t, language } = useWords();
  if (days.length === 0)
    return (
      <EmptyState title={t('organization:calendar.none')}>{t('organization:calendar.none-words')}</EmptyState>
    );
  const columns: Column<CalendarDay>[] = [
    {
      id: 'day',
      header: t('organization:calendar.day'),
      text: ({ day }) => day,
      cell: ({ day }) => `${formatWeekday(day, language)}, ${formatDay(day, language)}`,
    },
    {
      id: 'name',
      header: t('organization:calendar.name'),
      text: ({ name }) => name,
      cell: ({ name }) => <Told>{name}</Told>,
    },
    {
      id: 'hours',
      header: t('organization:calendar.hours'),
      text: ({ hours }) => hoursWords(hours),
      cell: ({ hours }) => hoursWords(hours),
    },
    ...(remove === null
      ? []
      : [
          {
            id: 'remove',
            header: t('organization:calendar.remove'),
            text: () => '',
            cell: ({ day, name }: CalendarDay) => (
              <Button
                variant="subtle"
                size="compact-xs"
                aria-label={t('organization:calendar.remove-of', { name })}
                onClick={() => remove(day)}
              >
                {t('organization:calendar.remove')}
              </Button>
            ),
          },
        ]),
  ];
  return (
    <ListTable
      name={t('organization:calendar.list')}
      columns={columns}
      rows={days}
      rowKey={({ day }) => day}
      file="calendar"
    />
  );
}
