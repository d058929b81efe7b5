import { Textarea } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Case } from '#contract/cases';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { useWords } from '#web/language/language.ts';

type Given = {
  readonly id: string;
  readonly act: 'give-back' | 'reopen';
  readonly does: UseMutationResult<Case, Error, { id: string; reason: string }>;
  readonly close: () => void;
};

/** Giving the baton back, and opening a case again: each with its reason. */
export function ReasonDialog({ id, act, does, close }: Given): ReactElement {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  return (
    <ActDialog
      title={t(`cases:act.${act}`)}
      act={t(`cases:do.${act}`)}
      close={close}
      submit={() => does.mutate({ id, reason: reason.trim() }, { onSuccess: close })}
      ready={reason.trim().length >= 3}
      pending={does.isPending}
      error={does.error}
    >
      <Textarea
        data-autofocus
        {...ownDirection}
        autosize
        minRows={2}
        maxLength={1000}
        label={t('cases:reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
