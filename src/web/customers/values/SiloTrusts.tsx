import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { SiloTrust } from '#contract/customers';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { Asked } from '#web/design/Asked.tsx';
import { Part } from '#web/design/Page.tsx';
import { undoToast } from '#web/design/undo-toast.tsx';
import { formatNumber } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import classes from './Values.module.css';
import { trustQuery, useTrust } from './values.queries.ts';

/** In which order the silos are believed. */
export function SiloTrusts({ may }: { may: boolean }): ReactElement {
  const { t, language, pick } = useWords();
  const [opened, setOpened] = useState<SiloTrust | null>(null);
  return (
    <Part title={t('customers:values.silos')}>
      <p className={classes.quiet}>{t('customers:values.silos-words')}</p>
      <Asked query={useQuery(trustQuery)} lines={4}>
        {(silos) => (
          <ol className={classes.rules}>
            {silos.map((silo) => (
              <li key={silo.id} className={classes.rule}>
                <span>
                  {pick(silo.source.name)} · {formatNumber(silo.trust, language)}
                </span>
                {may ? (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={t('customers:values.change-of', { attribute: pick(silo.source.name) })}
                    onClick={() => setOpened(silo)}
                  >
                    {t('customers:values.change')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ol>
        )}
      </Asked>
      {opened === null ? null : <TrustDialog silo={opened} close={() => setOpened(null)} />}
    </Part>
  );
}

function TrustDialog({ silo, close }: { silo: SiloTrust; close: () => void }): ReactElement {
  const { t, pick } = useWords();
  const [typed, setTyped] = useState(String(silo.trust));
  const trust = useTrust();
  const number = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  return (
    <ActDialog
      title={pick(silo.source.name)}
      act={t('customers:values.save')}
      close={close}
      submit={() =>
        trust.mutate(
          { id: silo.id, trust: number },
          {
            onSuccess: () => {
              close();
              undoToast({
                words: say('customers:values.saved'),
                undo: () => trust.mutateAsync({ id: silo.id, trust: silo.trust }),
              });
            },
          },
        )
      }
      ready={number <= 100 && number !== silo.trust}
      pending={trust.isPending}
      error={trust.error}
    >
      <TextInput
        label={t('customers:values.trust')}
        description={t('customers:values.trust-words')}
        inputMode="numeric"
        dir="ltr"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
