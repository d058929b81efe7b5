import { Button, Checkbox } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Calendar, CalendarDay } from '#contract/calendar';
import { weekdayOf } from '#kernel/clock';
import { Part } from '#web/design/Page.tsx';
import { formatDay, formatWeekday } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import classes from './Calendar.module.css';
import { hoursWords } from './hours-words.ts';

/** An eve closes at one, unless the day ends sooner. */
const EVE_ENDS = 13 * 60;

/** Holidays of rest by the Hebrew calendar: ticked are those that fall on a working day; nothing is taken without a hand. */
export function SuggestedDays({
  suggested,
  week,
  take,
}: {
  suggested: Calendar['suggested'];
  week: Calendar['week'];
  take: (days: CalendarDay[]) => void;
}): ReactElement | null {
  const { t, language, pick } = useWords();
  const works = (day: string): boolean => week[weekdayOf(day)] !== null;
  const [left, setLeft] = useState<readonly string[]>([]);
  const asDay = ({ day, name, kind }: Calendar['suggested'][number]): CalendarDay => {
    const usual = week[weekdayOf(day)] ?? null;
    const to = Math.min(EVE_ENDS, usual?.to ?? 0);
    const hours = kind === 'eve' && usual !== null && usual.from < to ? { from: usual.from, to } : null;
    return { day, name: pick(name), hours, origin: 'suggested' };
  };
  const shown = suggested.filter(({ day }) => works(day));
  const chosen = shown.filter(({ day }) => !left.includes(day));
  if (shown.length === 0) return null;
  return (
    <Part title={t('organization:calendar.suggested')}>
      <p className={classes.quiet}>{t('organization:calendar.suggested-words')}</p>
      <ul className={classes.rows}>
        {shown.map((one) => (
          <li key={one.day}>
            <Checkbox
              checked={!left.includes(one.day)}
              onChange={() =>
                setLeft(left.includes(one.day) ? left.filter((day) => day !== one.day) : [...left, one.day])
              }
              label={`${pick(one.name)} · ${formatWeekday(one.day, language)}, ${formatDay(one.day, language)} · ${hoursWords(asDay(one).hours)}`}
            />
          </li>
        ))}
      </ul>
      <Button size="sm" disabled={chosen.length === 0} onClick={() => take(chosen.map(asDay))}>
        {t('organization:calendar.take', { count: chosen.length })}
      </Button>
    </Part>
  );
}
