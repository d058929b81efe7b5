import { FileInput, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { Icon } from '#web/design/Icon.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { useWords } from '#web/language/language.ts';
import classes from './Customer.module.css';
import { useAddToNote, useAttach, useChangeNote, useWriteNote } from './customers.queries.ts';

/** What the dialog is for: a new note, one that may still be changed, or words added to one that may not. */
export type NoteAct =
  | { readonly act: 'write' }
  | { readonly act: 'change'; readonly noteId: string; readonly words: string }
  | { readonly act: 'add'; readonly noteId: string };

/** An internal note, and a file if one belongs to it. It says in words that the customer never sees it. */
export function NoteDialog({
  customerId,
  what,
  close,
}: {
  customerId: string;
  what: NoteAct;
  close: () => void;
}): ReactElement {
  const { t } = useWords();
  const [words, setWords] = useState(what.act === 'change' ? what.words : '');
  const [file, setFile] = useState<File | null>(null);
  const write = useWriteNote();
  const change = useChangeNote();
  const add = useAddToNote();
  const attach = useAttach();
  const told = words.trim();
  const error = write.error ?? change.error ?? add.error ?? attach.error;
  const noted = (): void => {
    const then = { onSuccess: close };
    if (what.act === 'change') change.mutate({ id: what.noteId, words: told }, then);
    else if (what.act === 'add') add.mutate({ id: what.noteId, words: told }, then);
    else if (told === '') close();
    else write.mutate({ id: customerId, words: told }, then);
  };
  // The file first: if it is refused, the words still stand in the field.
  const submit = (): void => {
    if (file === null) noted();
    else attach.mutate({ id: customerId, file }, { onSuccess: noted });
  };
  return (
    <ActDialog
      title={t(`customers:note.${what.act}`)}
      act={t('customers:note.do')}
      close={close}
      submit={submit}
      ready={told !== '' || (what.act === 'write' && file !== null)}
      pending={write.isPending || change.isPending || add.isPending || attach.isPending}
      error={error}
    >
      <p className={classes.internal}>
        <Icon name="lock" size={14} /> {t('customers:note.internal')}
      </p>
      <Textarea
        data-autofocus
        {...ownDirection}
        autosize
        minRows={3}
        maxLength={10_000}
        label={t('customers:note.words')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {what.act === 'write' ? (
        <FileInput
          clearable
          clearButtonProps={{ 'aria-label': t('customers:note.no-file') }}
          label={t('customers:note.file')}
          placeholder={t('customers:note.choose-file')}
          description={t('customers:note.file-words')}
          value={file}
          onChange={setFile}
        />
      ) : null}
    </ActDialog>
  );
}
