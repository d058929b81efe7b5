import type { ReactElement } from 'react';
import type { Decision } from '#contract/decisions';
import { ChoiceDialog } from '#web/design/ChoiceDialog.tsx';
import { useWords } from '#web/language/language.ts';
import { useVote, type Vote } from './decisions.queries.ts';

const VOTES: readonly Vote[] = ['agreed', 'agreed-on-conditions', 'vetoed'];
const WITHDRAWAL: readonly Vote[] = ['veto-withdrawn'];

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
  const vote = useVote();
  return (
    <ChoiceDialog
      title={t(`decisions:act.${withdrawing ? 'withdraw-veto' : 'vote'}`)}
      act={(chosen) =>
        t(`decisions:do.${withdrawing ? 'withdraw-veto' : chosen === 'vetoed' ? 'veto' : 'vote'}`)
      }
      grave={(chosen) => chosen === 'vetoed'}
      asks={t('decisions:chair-says')}
      choices={withdrawing ? WITHDRAWAL : VOTES}
      choiceWords={(chosen) => t(`decisions:vote.${chosen}`)}
      wordsAsked={t('decisions:vote-words')}
      lines={3}
      longest={5000}
      does={vote}
      say={({ choice, words }) => vote.mutate({ id: decision.id, vote: choice, words }, { onSuccess: close })}
      close={close}
    />
  );
}
