import { Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { Told } from '#web/design/Told.tsx';
import { undoToast } from '#web/design/undo-toast.tsx';
import { CustomerFinder } from '#web/identity/CustomerFinder.tsx';
import { say, useWords } from '#web/language/language.ts';
import { useSayHousehold, useTakeBackHousehold } from './ties.queries.ts';

export type HouseholdAsk = {
  readonly word: 'same' | 'different';
  /** Null: somebody who shares nothing on record; they are looked for first. */
  readonly other: { readonly id: string; readonly name: string | null } | null;
};

/** Says that two customers are of one household, or are not, and why. It can be taken back. */
export function HouseholdDialog({
  customerId,
  ask,
  close,
}: {
  customerId: string;
  ask: HouseholdAsk;
  close: () => void;
}): ReactElement {
  const { t } = useWords();
  const [other, setOther] = useState(ask.other);
  const [reason, setReason] = useState('');
  const tell = useSayHousehold();
  const takeBack = useTakeBackHousehold();
  const submit = (): void => {
    if (other === null) return;
    tell.mutate(
      { id: customerId, otherId: other.id, word: ask.word, reason: reason.trim() },
      {
        onSuccess: (after) => {
          close();
          const said = after.members.find((member) => member.customerId === other.id)?.said?.id;
          if (said !== undefined)
            undoToast({
              words: say(`ties:said.${ask.word}`),
              undo: () => takeBack.mutateAsync(said),
            });
        },
      },
    );
  };
  return (
    <ActDialog
      title={t(`ties:say.${ask.word}`)}
      act={t('ties:do')}
      close={close}
      submit={submit}
      ready={other !== null && reason.trim().length >= 3}
      pending={tell.isPending}
      error={tell.error}
    >
      {other === null ? (
        <CustomerFinder exclude={customerId} label={t('ties:with-whom')} choose={setOther} />
      ) : (
        <div>
          {t('ties:with')} <Told>{other.name ?? t('customers:nameless')}</Told>
        </div>
      )}
      <Textarea
        {...(ask.other === null ? {} : { 'data-autofocus': true })}
        {...ownDirection}
        autosize
        minRows={2}
        maxLength={500}
        label={t('customers:reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
