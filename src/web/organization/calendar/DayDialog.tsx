import { Checkbox, Group, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { ClockField } from '#web/design/ClockField.tsx';
import { DayField } from '#web/design/DayField.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { useWords } from '#web/language/language.ts';
import type { Arrange } from './CalendarPage.tsx';

/** One day that differs: closed, or open for some hours. */
export function DayDialog({
  year,
  close,
  done,
}: {
  year: number;
  close: () => void;
  done: Arrange;
}): ReactElement {
  const { t } = useWords();
  const [day, setDay] = useState('');
  const [name, setName] = useState('');
  const [closed, setClosed] = useState(true);
  const [from, setFrom] = useState<number | null>(9 * 60);
  const [to, setTo] = useState<number | null>(13 * 60);
  const hours = closed || from === null || to === null ? null : { from, to };
  return (
    <ActDialog
      title={t('organization:calendar.add')}
      act={t('organization:calendar.save')}
      close={close}
      submit={() => {
        done({ set: [{ day, name: name.trim(), hours, origin: 'hand' }] });
        close();
      }}
      ready={day !== '' && name.trim() !== '' && (closed || (hours !== null && hours.from < hours.to))}
      pending={false}
      error={null}
    >
      <TextInput
        {...ownDirection}
        label={t('organization:calendar.name')}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <DayField
        label={t('organization:calendar.day')}
        value={day}
        change={setDay}
        min={`${year - 1}-01-01`}
        max={`${year + 2}-12-31`}
      />
      <Checkbox
        label={t('organization:calendar.closed-all-day')}
        checked={closed}
        onChange={() => setClosed(!closed)}
      />
      {closed ? null : (
        <Group grow>
          <ClockField label={t('organization:calendar.opens')} value={from} change={setFrom} />
          <ClockField label={t('organization:calendar.closes')} value={to} change={setTo} />
        </Group>
      )}
    </ActDialog>
  );
}
