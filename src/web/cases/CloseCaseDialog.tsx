import type { ReactElement } from 'react';
import type { Case } from '#contract/cases';
import { ChoiceDialog } from '#web/design/ChoiceDialog.tsx';
import { useWords } from '#web/language/language.ts';
import { type Outcome, useCloseCase } from './cases.queries.ts';

const OUTCOMES: readonly Outcome[] = ['solved', 'credited', 'returned', 'saved', 'explained', 'lost'];

/** Closes with an outcome and the words that go with it; "lost" is an honest answer too. */
export function CloseCaseDialog({ case: one, close }: { case: Case; close: () => void }): ReactElement {
  const { t } = useWords();
  const closing = useCloseCase();
  return (
    <ChoiceDialog
      title={t('cases:act.close')}
      act={() => t('cases:do.close')}
      asks={t('cases:outcome-name')}
      choices={OUTCOMES}
      choiceWords={(outcome) => t(`cases:outcome.${outcome}`)}
      wordsAsked={t('cases:closing-words')}
      does={closing}
      say={({ choice, words }) =>
        closing.mutate({ id: one.id, outcome: choice, words }, { onSuccess: close })
      }
      close={close}
    />
  );
}
