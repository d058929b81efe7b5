import { ActionIcon } from '@mantine/core';
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { nextDay, weekdayOf } from '#kernel/clock';
import { shiftMonth, weeksOf } from '#web/language/day-typed.ts';
import { formatDay, formatDayInWords, formatMonth, formatWeekday, today } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import type { DayBounds } from './DayField.tsx';
import { Icon } from './Icon.tsx';
import classes from './MonthGrid.module.css';

/** One month, weeks from Sunday. Arrows walk by days and weeks, page keys by months, Enter chooses. */
export function MonthGrid({
  chosen,
  choose,
  min,
  max,
}: DayBounds & { chosen: string; choose: (day: string) => void }): ReactElement {
  const { t, language } = useWords();
  const [at, setAt] = useState(chosen === '' ? today() : chosen);
  const grid = useRef<HTMLTableElement>(null);
  useEffect(() => {
    grid.current?.querySelector<HTMLButtonElement>(`[data-day="${at}"]`)?.focus();
  }, [at]);
  const may = (day: string): boolean =>
    (min === undefined || day >= min) && (max === undefined || day <= max);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = stepOf(event, at);
    if (to === null) return;
    event.preventDefault();
    setAt(to);
  };
  const weeks = weeksOf(at);
  return (
    <div className={classes.month}>
      <div className={classes.head}>
        <ActionIcon
          data-mantine-stop-propagation
          variant="subtle"
          color="gray"
          aria-label={t('shell:day.month-before')}
          onClick={() => setAt(shiftMonth(at, -1))}
        >
          <span className={classes.back}>
            <Icon name="next" size={16} />
          </span>
        </ActionIcon>
        <span aria-live="polite">{formatMonth(at, language)}</span>
        <ActionIcon
          data-mantine-stop-propagation
          variant="subtle"
          color="gray"
          aria-label={t('shell:day.month-after')}
          onClick={() => setAt(shiftMonth(at, 1))}
        >
          <Icon name="next" size={16} />
        </ActionIcon>
      </div>
      <table ref={grid} className={classes.grid} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {(weeks[0] ?? []).map((day) => (
              <th key={day} scope="col">
                {formatWeekday(day, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day}>
                  <button
                    type="button"
                    className={classes.day}
                    data-day={day}
                    data-mantine-stop-propagation
                    data-beside={day.slice(0, 7) !== at.slice(0, 7) || undefined}
                    data-today={day === today() || undefined}
                    aria-label={formatDayInWords(day, language)}
                    aria-pressed={day === chosen}
                    title={formatDay(day, language)}
                    disabled={!may(day)}
                    tabIndex={day === at ? 0 : -1}
                    onClick={() => choose(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function stepOf(event: KeyboardEvent, at: string): string | null {
  // Arrows follow the eye: in Hebrew the day after stands to the left.
  const ahead = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return nextDay(at, event.key === ahead ? 1 : -1);
    case 'ArrowUp':
      return nextDay(at, -7);
    case 'ArrowDown':
      return nextDay(at, 7);
    case 'PageUp':
      return shiftMonth(at, -1);
    case 'PageDown':
      return shiftMonth(at, 1);
    case 'Home':
      return nextDay(at, -weekdayOf(at));
    case 'End':
      return nextDay(at, 6 - weekdayOf(at));
    default:
      return null;
  }
}
