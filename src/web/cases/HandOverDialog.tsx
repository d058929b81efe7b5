import { Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Case } from '#contract/cases';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { useWords } from '#web/language/language.ts';
import { DivisionChoice } from '#web/organization/DivisionChoice.tsx';
import { useHandOver } from './cases.queries.ts';

/** Offers the baton: whoever offers holds it until it is accepted. */
export function HandOverDialog({ case: one, close }: { case: Case; close: () => void }): ReactElement {
  const { t } = useWords();
  const [divisionId, setDivisionId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const handOver = useHandOver();
  const submit = (): void => {
    if (divisionId !== null)
      handOver.mutate({ id: one.id, divisionId, reason: reason.trim() }, { onSuccess: close });
  };
  return (
    <ActDialog
      title={t('cases:act.hand-over')}
      act={t('cases:do.hand-over')}
      close={close}
      submit={submit}
      ready={divisionId !== null && reason.trim().length >= 3}
      pending={handOver.isPending}
      error={handOver.error}
    >
      <p>{t('cases:hand-over-words')}</p>
      <DivisionChoice value={divisionId} choose={setDivisionId} without={[one.holder.id]} />
      <Textarea
        {...ownDirection}
        autosize
        minRows={3}
        maxLength={1000}
        label={t('cases:hand-over-reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
