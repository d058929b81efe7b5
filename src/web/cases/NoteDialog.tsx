import { Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Case } from '#contract/cases';
import { formatInstant, instantAt } from '#kernel/clock';
import { ActDialog } from '#web/design/ActDialog.tsx';
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
  const [nextWord, setNextWord] = useState('');
  const zone = useQuery(organizationQuery).data?.timeZone ?? 'Asia/Jerusalem';
  const note = useNote();
  const act = told ? 'tell' : 'note';
  const submit = (): void =>
    note.mutate(
      {
        id: one.id,
        words: words.trim(),
        told,
        ...(told && nextWord !== '' ? { nextWordAt: momentOf(nextWord, zone) } : {}),
      },
      { onSuccess: close },
    );
  return (
    <ActDialog
      title={t(`cases:act.${act}`)}
      act={t(`cases:do.${act}`)}
      close={close}
      submit={submit}
      ready={words.trim().length >= 1}
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
        <TextInput
          type="datetime-local"
          label={t('cases:next-word')}
          description={t('cases:next-word-words')}
          value={nextWord}
          onChange={(event) => setNextWord(event.currentTarget.value)}
        />
      ) : null}
    </ActDialog>
  );
}

/** "2026-11-22T14:30" as the organization's clock shows it. */
function momentOf(typed: string, zone: string): string {
  const [day = '', clock = ''] = typed.split('T');
  const [hours = '0', minutes = '0'] = clock.split(':');
  return formatInstant(instantAt(zone, day, Number(hours) * 60 + Number(minutes)));
}
