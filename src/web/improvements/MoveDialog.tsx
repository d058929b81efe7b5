import type { ReactElement } from 'react';
import type { Idea } from '#contract/improvements';
import { ChoiceDialog } from '#web/design/ChoiceDialog.tsx';
import { useWords } from '#web/language/language.ts';
import { useMove } from './improvements.queries.ts';

const MOVES = ['pilot', 'accepted', 'declined'] as const;

/** What becomes of the idea, with a word to whoever raised it. */
export function MoveDialog({ idea, close }: { idea: Idea; close: () => void }): ReactElement {
  const { t } = useWords();
  const move = useMove();
  return (
    <ChoiceDialog
      title={t('improvements:move.act')}
      act={() => t('improvements:move.do')}
      asks={t('improvements:move.to')}
      choices={MOVES}
      choiceWords={(state) => t(`improvements:state.${state}`)}
      wordsAsked={t('improvements:move.words', { name: idea.author.name })}
      does={move}
      say={({ choice, words }) => move.mutate({ id: idea.id, state: choice, words }, { onSuccess: close })}
      close={close}
    />
  );
}
