import { TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Decision } from '#contract/decisions';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { useWords } from '#web/language/language.ts';
import { useBring } from './decisions.queries.ts';

const LONGEST_DAYS = 60;

/** Brings it to the empty chair: from here on the evidence is frozen and sealed. */
export function BringDialog({ decision, close }: { decision: Decision; close: () => void }): ReactElement {
  const { t } = useWords();
  const [days, setDays] = useState(7);
  const bring = useBring();
  return (
    <ActDialog
      title={t('decisions:act.bring')}
      act={t('decisions:do.bring')}
      close={close}
      submit={() => bring.mutate({ id: decision.id, days }, { onSuccess: close })}
      ready={days >= 1 && days <= LONGEST_DAYS}
      pending={bring.isPending}
      error={bring.error}
    >
      <p>{t('decisions:bring-words')}</p>
      <TextInput
        type="number"
        inputMode="numeric"
        label={t('decisions:days')}
        min={1}
        max={LONGEST_DAYS}
        value={String(days)}
        onChange={(event) => setDays(Math.trunc(Number(event.currentTarget.value)))}
      />
    </ActDialog>
  );
}
