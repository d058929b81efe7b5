import { Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { ClockField } from '#web/design/ClockField.tsx';
import { DayField } from '#web/design/DayField.tsx';
import { useWords } from '#web/language/language.ts';

/** By when a promise is to be kept: a day, and a minute of it if one was said. */
export type Due = { readonly day: string; readonly minute: number | null };

/** A day, and a time if one was said; without it the promise is due when the organization closes on that day. */
export function DueFields({ due, set }: { due: Due; set: (due: Due) => void }): ReactElement {
  const { t } = useWords();
  return (
    <Group grow align="start">
      <DayField label={t('customers:promise.day')} value={due.day} change={(day) => set({ ...due, day })} />
      <ClockField
        label={t('customers:promise.time')}
        description={t('customers:promise.time-words')}
        value={due.minute}
        change={(minute) => set({ ...due, minute })}
      />
    </Group>
  );
}

export function dueOf({ day, minute }: Due): { dueDay: string; dueMinute?: number } {
  return minute === null ? { dueDay: day } : { dueDay: day, dueMinute: minute };
}
