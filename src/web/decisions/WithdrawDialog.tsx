import { Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Decision } from '#contract/decisions';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { useWords } from '#web/language/language.ts';
import { useWithdraw } from './decisions.queries.ts';

/** Withdraws the decision; it stays in the register, with the reason. */
export function WithdrawDialog({ decision, close }: { decision: Decision; close: () => void }): ReactElement {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const withdraw = useWithdraw();
  return (
    <ActDialog
      title={t('decisions:act.withdraw')}
      act={t('decisions:do.withdraw')}
      close={close}
      submit={() => withdraw.mutate({ id: decision.id, reason: reason.trim() }, { onSuccess: close })}
      ready={reason.trim().length >= 3}
      pending={withdraw.isPending}
      error={withdraw.error}
      grave
    >
      <Textarea
        data-autofocus
        {...ownDirection}
        autosize
        minRows={2}
        maxLength={1000}
        label={t('decisions:withdraw-reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
