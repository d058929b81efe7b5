import { type ReactElement, useState } from 'react';
import type { TouchpointHealth } from '#contract/journeys';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { undoToast } from '#web/design/undo-toast.tsx';
import { say, useWords } from '#web/language/language.ts';
import { DivisionChoice } from '#web/organization/DivisionChoice.tsx';
import { useAssign } from './journeys.queries.ts';

/** Names the division that owns a touchpoint; nobody is an answer too, and is shown in red. */
export function AssignDialog({
  touchpoint,
  close,
}: {
  touchpoint: TouchpointHealth;
  close: () => void;
}): ReactElement {
  const { t } = useWords();
  const before = touchpoint.division?.id ?? null;
  const [divisionId, setDivisionId] = useState(before);
  const assign = useAssign();
  const submit = (): void =>
    assign.mutate(
      { id: touchpoint.id, divisionId },
      {
        onSuccess: () => {
          close();
          undoToast({
            words: say('journeys:assign.done'),
            undo: () => assign.mutateAsync({ id: touchpoint.id, divisionId: before }),
          });
        },
      },
    );
  return (
    <ActDialog
      title={t('journeys:assign.act')}
      act={t('journeys:assign.do')}
      close={close}
      submit={submit}
      ready={divisionId !== before}
      pending={assign.isPending}
      error={assign.error}
    >
      <DivisionChoice value={divisionId} choose={setDivisionId} none={t('journeys:no-owner')} />
    </ActDialog>
  );
}
