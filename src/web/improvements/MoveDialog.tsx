import { Radio, Stack, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Idea } from '#contract/improvements';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { useWords } from '#web/language/language.ts';
import { useMove } from './improvements.queries.ts';

const MOVES = ['pilot', 'accepted', 'declined'] as const;

/** What becomes of the idea, with a word to whoever raised it. */
export function MoveDialog({ idea, close }: { idea: Idea; close: () => void }): ReactElement {
  const { t } = useWords();
  const [state, setState] = useState<(typeof MOVES)[number] | null>(null);
  const [words, setWords] = useState('');
  const move = useMove();
  const submit = (): void => {
    if (state !== null) move.mutate({ id: idea.id, state, words: words.trim() }, { onSuccess: close });
  };
  return (
    <ActDialog
      title={t('improvements:move.act')}
      act={t('improvements:move.do')}
      close={close}
      submit={submit}
      ready={state !== null && words.trim().length >= 3}
      pending={move.isPending}
      error={move.error}
    >
      <Radio.Group
        label={t('improvements:move.to')}
        value={state}
        onChange={(value) => setState(MOVES.find((each) => each === value) ?? null)}
      >
        <Stack gap={6} mt={6}>
          {MOVES.map((value) => (
            <Radio key={value} value={value} label={t(`improvements:state.${value}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        {...ownDirection}
        autosize
        minRows={2}
        maxLength={2000}
        label={t('improvements:move.words', { name: idea.author.name })}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
