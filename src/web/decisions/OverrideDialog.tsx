import { PasswordInput, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Decision } from '#contract/decisions';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { DayField } from '#web/design/DayField.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { useWords } from '#web/language/language.ts';
import { useSession } from '#web/session/session.queries.ts';
import { useOverride } from './decisions.queries.ts';

const SHORTEST_REASON = 20;

/** Signing over a veto in the open: a reason that everybody reads, a day to look back, and one's own password. */
export function OverrideDialog({ decision, close }: { decision: Decision; close: () => void }): ReactElement {
  const { t } = useWords();
  const signer = useSession()?.employee;
  const [reason, setReason] = useState('');
  const [reviewOn, setReviewOn] = useState('');
  const [password, setPassword] = useState('');
  const override = useOverride();
  const signs = signer !== undefined && !signer.sample;
  return (
    <ActDialog
      title={t('decisions:act.override')}
      act={t('decisions:do.override')}
      close={close}
      submit={() =>
        override.mutate(
          { id: decision.id, reason: reason.trim(), reviewOn, ...(signs ? { password } : {}) },
          { onSuccess: close },
        )
      }
      ready={reason.trim().length >= SHORTEST_REASON && reviewOn !== '' && (!signs || password !== '')}
      pending={override.isPending}
      error={override.error}
      grave
    >
      <p>{t('decisions:override-words', { name: signer?.name ?? '' })}</p>
      <Textarea
        data-autofocus
        {...ownDirection}
        autosize
        minRows={3}
        maxLength={5000}
        label={t('decisions:override-reason')}
        description={t('decisions:override-length', { count: SHORTEST_REASON })}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <DayField label={t('decisions:field.review')} value={reviewOn} change={setReviewOn} />
      {signs ? (
        <PasswordInput
          dir="ltr"
          autoComplete="current-password"
          label={t('decisions:password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      ) : null}
    </ActDialog>
  );
}
