import { TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { undoToast } from '#web/design/undo-toast.tsx';
import { formatNumber } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import { useReviewBudget } from './identity.queries.ts';

/** How many pairs a day are put before the team. */
export function BudgetDialog({ perDay, close }: { perDay: number; close: () => void }): ReactElement {
  const { t, language } = useWords();
  const [asked, setAsked] = useState(String(perDay));
  const budget = useReviewBudget();
  const number = /^\d{1,4}$/.test(asked.trim()) ? Number(asked) : Number.NaN;
  return (
    <ActDialog
      title={t('identity:reviews.budget-title')}
      act={t('identity:reviews.budget-save')}
      close={close}
      submit={() =>
        budget.mutate(number, {
          onSuccess: () => {
            close();
            undoToast({
              words: say('identity:reviews.budget-saved', { n: formatNumber(number, language) }),
              undo: () => budget.mutateAsync(perDay),
            });
          },
        })
      }
      ready={Number.isInteger(number) && number >= 1 && number <= 1000}
      pending={budget.isPending}
      error={budget.error}
    >
      <TextInput
        label={t('identity:reviews.budget-title')}
        description={t('identity:reviews.budget-words')}
        value={asked}
        inputMode="numeric"
        dir="ltr"
        onChange={(event) => setAsked(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
