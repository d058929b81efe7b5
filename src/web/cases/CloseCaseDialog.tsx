import { Radio, Stack, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Case } from '#contract/cases';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { useWords } from '#web/language/language.ts';
import { type Outcome, useCloseCase } from './cases.queries.ts';

const OUTCOMES: readonly Outcome[] = ['solved', 'credited', 'returned', 'saved', 'explained', 'lost'];

/** Closes with an outcome and the words that go with it; "lost" is an honest answer too. */
export function CloseCaseDialog({ case: one, close }: { case: Case; close: () => void }): ReactElement {
  const { t } = useWords();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [words, setWords] = useState('');
  const closing = useCloseCase();
  const submit = (): void => {
    if (outcome !== null) closing.mutate({ id: one.id, outcome, words: words.trim() }, { onSuccess: close });
  };
  return (
    <ActDialog
      title={t('cases:act.close')}
      act={t('cases:do.close')}
      close={close}
      submit={submit}
      ready={outcome !== null && words.trim().length >= 3}
      pending={closing.isPending}
      error={closing.error}
    >
      <Radio.Group
        label={t('cases:outcome-name')}
        value={outcome}
        onChange={(value) => setOutcome(OUTCOMES.find((each) => each === value) ?? null)}
      >
        <Stack gap={6} mt={6}>
          {OUTCOMES.map((value) => (
            <Radio key={value} value={value} label={t(`cases:outcome.${value}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        {...ownDirection}
        autosize
        minRows={2}
        maxLength={2000}
        label={t('cases:closing-words')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
