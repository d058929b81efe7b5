import { Radio, Stack, Textarea } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import { ActDialog } from './ActDialog.tsx';
import { ownDirection } from './own-direction.ts';

/** The fewest letters that say anything. */
const SHORTEST = 3;

type Given<Choice extends string> = {
  readonly title: ReactNode;
  readonly act: (choice: Choice | null) => string;
  readonly grave?: (choice: Choice | null) => boolean;
  /** What is asked, and its answers; with one answer only nothing is asked. */
  readonly asks: ReactNode;
  readonly choices: readonly Choice[];
  readonly choiceWords: (choice: Choice) => string;
  readonly wordsAsked: string;
  readonly lines?: number;
  readonly longest?: number;
  /** What was said before and may be said anew. */
  readonly before?: { readonly choice: Choice; readonly words: string } | null;
  readonly does: { readonly isPending: boolean; readonly error: unknown };
  readonly say: (said: { choice: Choice; words: string }) => void;
  readonly close: () => void;
  readonly children?: ReactNode;
};

/** One answer out of a few, always with words: how a case ends, what becomes of an idea, what the chair says. */
export function ChoiceDialog<Choice extends string>(dialog: Given<Choice>): ReactElement {
  const { title, act, grave, asks, choices, choiceWords, wordsAsked, before, does, say, close } = dialog;
  const only = choices.length === 1 ? (choices[0] ?? null) : null;
  const [choice, setChoice] = useState<Choice | null>(before?.choice ?? only);
  const [words, setWords] = useState(before?.words ?? '');
  return (
    <ActDialog
      title={title}
      act={act(choice)}
      close={close}
      submit={() => {
        if (choice !== null) say({ choice, words: words.trim() });
      }}
      ready={choice !== null && words.trim().length >= SHORTEST}
      pending={does.isPending}
      error={does.error}
      grave={grave?.(choice) ?? false}
    >
      {dialog.children}
      {only === null ? (
        <Radio.Group
          label={asks}
          value={choice}
          onChange={(value) => setChoice(choices.find((each) => each === value) ?? null)}
        >
          <Stack gap={6} mt={6}>
            {choices.map((value) => (
              <Radio key={value} value={value} label={choiceWords(value)} />
            ))}
          </Stack>
        </Radio.Group>
      ) : null}
      <Textarea
        {...ownDirection}
        autosize
        minRows={dialog.lines ?? 2}
        maxLength={dialog.longest ?? 2000}
        label={wordsAsked}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
