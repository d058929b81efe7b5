import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { type KeyboardEvent, lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react';
import { nextDay } from '#kernel/clock';
import { readDay } from '#web/language/day-typed.ts';
import { formatDay, today } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { Icon } from './Icon.tsx';

const MonthGrid = lazy(() => import('./MonthGrid.tsx').then((module) => ({ default: module.MonthGrid })));

export type DayBounds = { readonly min?: string | undefined; readonly max?: string | undefined };
type Given = DayBounds & {
  /** YYYY-MM-DD; '' for none. */
  readonly value: string;
  readonly change: (day: string) => void;
  readonly label?: ReactNode;
  /** Its name where no label stands above it. */
  readonly name?: string;
  readonly description?: ReactNode;
  readonly size?: 'xs' | 'sm';
  readonly width?: number;
  /** What stood stays until another day is whole: for what filters as it is typed. */
  readonly keeps?: boolean;
};

/**
 * A day: typed day first in both languages (the browser's own field follows the browser's country), or chosen in a
 * month. Arrow up and down go a day on and back.
 */
export function DayField({
  value,
  change,
  label,
  name,
  description,
  min,
  max,
  size,
  width,
  keeps,
}: Given): ReactElement {
  const { t, language } = useWords();
  const written = (day: string): string => (day === '' ? '' : formatDay(day, language));
  const [typed, setTyped] = useState(() => written(value));
  const [shown, setShown] = useState(value);
  const [left, setLeft] = useState(true);
  const [open, setOpen] = useState(false);
  const now = today();
  // What somebody else set is written down anew; what was typed stays as it was typed.
  if (shown !== value) {
    setShown(value);
    if ((readDay(typed, now).whole ?? '') !== value) setTyped(written(value));
  }
  const within = (day: string | null): string =>
    day !== null && (min === undefined || day >= min) && (max === undefined || day <= max) ? day : '';
  const set = (day: string): void => {
    setTyped(written(day));
    setShown(day);
    change(day);
  };
  const type = (text: string): void => {
    setTyped(text);
    const day = within(readDay(text, now).whole);
    if (keeps && day === '' && text.trim() !== '') return;
    setShown(day);
    if (day !== value) change(day);
  };
  const settle = (): void => {
    setLeft(true);
    const day = within(readDay(typed, now).short);
    if (day === '') {
      if (keeps && typed.trim() !== '') setTyped(written(value));
    } else if (day !== value || typed !== written(day)) set(day);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') settle();
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const day = within(value === '' ? now : nextDay(value, step));
    if (day !== '') set(day);
  };
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      trapFocus
      returnFocus
      withRoles={false}
      position="bottom-start"
      shadow="sm"
    >
      <Popover.Target>
        <TextInput
          inputMode="numeric"
          autoComplete="off"
          {...(size === undefined ? {} : { size })}
          {...(width === undefined ? {} : { w: width })}
          {...(label === undefined ? { 'aria-label': name, title: name } : { label })}
          description={description}
          placeholder={t('shell:day.pattern')}
          value={typed}
          error={left && typed.trim() !== '' && value === '' ? t('shell:day.none') : undefined}
          onChange={(event) => type(event.currentTarget.value)}
          onFocus={() => setLeft(false)}
          onBlur={settle}
          onKeyDown={onKeyDown}
          rightSection={
            <ActionIcon
              variant="subtle"
              color="gray"
              size="md"
              aria-label={t('shell:day.choose')}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              <Icon name="calendar" size={16} />
            </ActionIcon>
          }
        />
      </Popover.Target>
      <Popover.Dropdown p="xs" role="dialog" aria-label={t('shell:day.choose')}>
        {open ? (
          <Suspense fallback={null}>
            <MonthGrid
              chosen={value}
              min={min}
              max={max}
              choose={(day) => {
                set(day);
                setOpen(false);
              }}
            />
          </Suspense>
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
}
