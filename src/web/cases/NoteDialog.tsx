import { Group, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Case } from '#contract/cases';
import { formatInstant, instantAt } from '#kernel/clock';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { ClockField } from '#web/design/ClockField.tsx';
import { DayField } from '#web/design/DayField.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { useWords } from '#web/language/language.ts';
import { organizationQuery } from '#web/shell/shell.queries.ts';
import { useNote } from './cases.queries.ts';

/** An internal note; or what the customer was told, and by when they hear again. The two are never mistaken. */
export function NoteDialog({
  case: one,
  told,
  close,
}: {
  case: Case;
  told: boolean;
  close: () => void;
}): ReactElement {
  const { t } = useWords();
  const [words, setWords] = useState('');
  const [day, setDay] = useState('');
  const [minute, setMinute] = useState<number | null>(null);
  const zone = useQuery(organizationQuery).data?.timeZone ?? 'Asia/Jerusalem';
  const nextWordAt = day === '' || minute === null ? null : formatInstant(instantAt(zone, day, minute));
  const note = useNote();
  const act = told ? 'tell' : 'note';
  const submit = (): void =>
    note.mutate(
      {
        id: one.id,
        words: words.trim(),
        told,
        ...(nextWordAt === null ? {} : { nextWordAt }),
      },
      { onSuccess: close },
    );
  return (
    <ActDialog
      title={t(`cases:act.${act}`)}
      act={t(`cases:do.${act}`)}
      close={close}
      submit={submit}
      ready={words.trim().length >= 1 && (day === '') === (minute === null)}
      pending={note.isPending}
      error={note.error}
    >
      <Textarea
        data-autofocus
        {...ownDirection}
        autosize
        minRows={3}
        maxLength={5000}
        label={t(`cases:words-${act}`)}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {told ? (
        <Group grow align="start">
          <DayField label={t('cases:next-word')} value={day} change={setDay} />
          <ClockField
            label={t('cases:next-word-time')}
            description={t('cases:next-word-words')}
            value={minute}
            change={setMinute}
          />
        </Group>
      ) : null}
    </ActDialog>
  );
}
