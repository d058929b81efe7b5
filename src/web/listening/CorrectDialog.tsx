import { type ReactElement, useState } from 'react';
import type { Verbatim } from '#contract/listening';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { undoToast } from '#web/design/undo-toast.tsx';
import { say, useWords } from '#web/language/language.ts';
import { DivisionChoice } from '#web/organization/DivisionChoice.tsx';
import { useCorrect } from './listening.queries.ts';

/** "Not so": whose it is to mend. The correction is kept and can be taken back. */
export function CorrectDialog({ verbatim, close }: { verbatim: Verbatim; close: () => void }): ReactElement {
  const { t } = useWords();
  const before = verbatim.division?.id ?? null;
  const [divisionId, setDivisionId] = useState(before ?? verbatim.suggestion?.division.id ?? null);
  const correct = useCorrect();
  const submit = (): void =>
    correct.mutate(
      { id: verbatim.id, divisionId },
      {
        onSuccess: () => {
          close();
          undoToast({
            words: say('listening:corrected'),
            undo: () => correct.mutateAsync({ id: verbatim.id, divisionId: before }),
          });
        },
      },
    );
  return (
    <ActDialog
      title={t('listening:correct.title')}
      act={t('listening:correct.do')}
      close={close}
      submit={submit}
      ready
      pending={correct.isPending}
      error={correct.error}
    >
      <DivisionChoice value={divisionId} choose={setDivisionId} none={t('listening:correct.nobody')} />
    </ActDialog>
  );
}
