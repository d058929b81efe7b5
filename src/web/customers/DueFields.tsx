import { Group, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWords } from '#web/language/language.ts';

/** A day, and a time if one was said; without it the promise is due when the organization closes on that day. */
export function DueFields({
  day,
  time,
  set,
}: {
  day: string;
  time: string;
  set: (due: { day: string; time: string }) => void;
}): ReactElement {
  const { t } = useWords();
  return (
    <Group grow align="start">
      <TextInput
        type="date"
        label={t('customers:promise.day')}
        value={day}
        onChange={(event) => set({ day: event.currentTarget.value, time })}
      />
      <TextInput
        type="time"
        label={t('customers:promise.time')}
        description={t('customers:promise.time-words')}
        inputWrapperOrder={['label', 'input', 'description']}
        value={time}
        onChange={(event) => set({ day, time: event.currentTarget.value })}
      />
    </Group>
  );
}

export function dueOf({ day, time }: { day: string; time: string }): { dueDay: string; dueMinute?: number } {
  const [hours, minutes] = time.split(':').map(Number);
  if (hours === undefined || minutes === undefined || Number.isNaN(hours)) return { dueDay: day };
  return { dueDay: day, dueMinute: hours * 60 + minutes };
}

/** "12:05" of a minute of the day. */
export function clockOf(minute: number | null): string {
  if (minute === null) return '';
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
