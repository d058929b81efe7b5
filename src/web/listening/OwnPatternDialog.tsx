import { type ReactElement, useState } from 'react';
import type { Pattern } from '#contract/listening';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { useWords } from '#web/language/language.ts';
import { DivisionChoice } from '#web/organization/DivisionChoice.tsx';
import { useOwnPattern } from './listening.queries.ts';

/** Names the division that mends it. */
export function OwnPatternDialog({ pattern, close }: { pattern: Pattern; close: () => void }): ReactElement {
  const { t } = useWords();
  const [divisionId, setDivisionId] = useState(pattern.division?.id ?? null);
  const own = useOwnPattern();
  const submit = (): void => {
    if (divisionId !== null) own.mutate({ id: pattern.id, divisionId }, { onSuccess: close });
  };
  return (
    <ActDialog
      title={t('listening:pattern.own')}
      act={t('listening:pattern.own-do')}
      close={close}
      submit={submit}
      ready={divisionId !== null}
      pending={own.isPending}
      error={own.error}
    >
      <DivisionChoice value={divisionId} choose={setDivisionId} />
    </ActDialog>
  );
}
