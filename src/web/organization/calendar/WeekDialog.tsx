import { Button, Checkbox } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Calendar, Hours } from '#contract/calendar';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { ClockField } from '#web/design/ClockField.tsx';
import { useWords } from '#web/language/language.ts';
import classes from './Calendar.module.css';
import type { Arrange } from './CalendarPage.tsx';
import { weekdayName } from './hours-words.ts';

const USUAL: Hours = { from: 9 * 60, to: 17 * 60 };
type Typed = { readonly open: boolean; readonly from: number | null; readonly to: number | null };

/** The working week, weekday by weekday. */
export function WeekDialog({
  calendar,
  close,
  done,
}: {
  calendar: Calendar;
  close: () => void;
  done: Arrange;
}): ReactElement {
  const { t, language } = useWords();
  const [week, setWeek] = useState<readonly Typed[]>(
    calendar.week.map((hours) => ({ open: hours !== null, ...(hours ?? USUAL) })),
  );
  const set = (weekday: number, change: Partial<Typed>): void =>
    setWeek(week.map((one, at) => (at === weekday ? { ...one, ...change } : one)));
  const hours = week.map(({ open, from, to }) =>
    !open ? null : from === null || to === null || from >= to ? undefined : { from, to },
  );
  const whole = hours.every((one) => one !== undefined) && hours.some((one) => one !== null);
  return (
    <ActDialog
      title={t('organization:calendar.change-week')}
      act={t('organization:calendar.save')}
      close={close}
      submit={() => {
        done({ week: hours.map((one) => one ?? null) });
        close();
      }}
      ready={whole}
      pending={false}
      error={null}
    >
      {week.map((one, weekday) => (
        <div key={weekdayName(weekday, language)} className={classes.weekday}>
          <Checkbox
            label={weekdayName(weekday, language)}
            checked={one.open}
            onChange={() => set(weekday, { open: !one.open })}
          />
          {one.open ? (
            <>
              <ClockField
                size="xs"
                label={t('organization:calendar.opens')}
                value={one.from}
                change={(from) => set(weekday, { from })}
              />
              <ClockField
                size="xs"
                label={t('organization:calendar.closes')}
                value={one.to}
                change={(to) => set(weekday, { to })}
              />
            </>
          ) : null}
        </div>
      ))}
      {calendar.ownWeek ? (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            done({ week: null });
            close();
          }}
        >
          {t('organization:calendar.back-to-usual')}
        </Button>
      ) : null}
    </ActDialog>
  );
}
