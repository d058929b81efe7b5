import { Radio, Stack, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Decision } from '#contract/decisions';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { useWords } from '#web/language/language.ts';
import { useVote, type Vote } from './decisions.queries.ts';

const VOTES = ['agreed', 'agreed-on-conditions', 'vetoed'] as const;

/** The chair speaks: agrees, agrees on conditions, or stops it; always with words. Withdrawing a veto is a ballot too. */
export function VoteDialog({
  decision,
  withdrawing,
  close,
}: {
  decision: Decision;
  withdrawing?: boolean;
  close: () => void;
}): ReactElement {
  const { t } = useWords();
  const [chosen, setChosen] = useState<Vote | null>(withdrawing ? 'veto-withdrawn' : null);
  const [words, setWords] = useState('');
  const vote = useVote();
  const act = withdrawing ? 'withdraw-veto' : chosen === 'vetoed' ? 'veto' : 'vote';
  const submit = (): void => {
    if (chosen !== null)
      vote.mutate({ id: decision.id, vote: chosen, words: words.trim() }, { onSuccess: close });
  };
  return (
    <ActDialog
      title={t(`decisions:act.${withdrawing ? 'withdraw-veto' : 'vote'}`)}
      act={t(`decisions:do.${act}`)}
      close={close}
      submit={submit}
      ready={chosen !== null && words.trim().length >= 3}
      pending={vote.isPending}
      error={vote.error}
      grave={chosen === 'vetoed'}
    >
      {withdrawing ? null : (
        <Radio.Group
          label={t('decisions:chair-says')}
          value={chosen}
          onChange={(value) => setChosen(VOTES.find((each) => each === value) ?? null)}
        >
          <Stack gap={6} mt={6}>
            {VOTES.map((value) => (
              <Radio key={value} value={value} label={t(`decisions:vote.${value}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <Textarea
        {...ownDirection}
        autosize
        minRows={3}
        maxLength={5000}
        label={t('decisions:vote-words')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
