import { Button, Group, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { SiloPage } from '#contract/silos';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { refusalToast, toldToast } from '#web/design/undo-toast.tsx';
import { formatInstant, formatNumber } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import classes from './Silos.module.css';
import { SureDialog } from './SureDialog.tsx';
import { useCallAct, useCallTo } from './silos.queries.ts';
import { faultWords } from './value-words.ts';

/** A secret, to be shown once. */
export type Shown = { readonly title: string; readonly words: string; readonly secret: string };

/** To which address changes are called, and how that goes. */
export function Calls({ silo, show }: { silo: SiloPage; show: (shown: Shown) => void }): ReactElement {
  const { t, language } = useWords();
  const may = useMay()('silo.call');
  const act = useCallAct();
  const [entering, setEntering] = useState(false);
  const [removing, setRemoving] = useState(false);
  const { webhook } = silo;
  const showSecret = (secret: string, words: string): void =>
    show({ title: say('silos:out.secret'), words, secret });
  const doIt = (what: 'pause' | 'resume' | 'secret' | 'remove'): void =>
    act.mutate(
      { id: silo.id, act: what },
      {
        onError: refusalToast,
        onSuccess: ({ secret }) => {
          if (secret !== undefined)
            showSecret(secret, `${say('silos:out.secret-words')} ${say('silos:out.secret-both')}`);
          if (what !== 'remove') return;
          setRemoving(false);
          toldToast(say('silos:out.removed'));
        },
      },
    );
  const count = (name: 'waiting' | 'delivered' | 'dead', n: number): string | null =>
    n === 0 ? null : t(`silos:out.${name}`, { count: n, n: formatNumber(n, language) });
  return (
    <>
      {webhook === null ? (
        <p className={classes.quiet}>{t('silos:out.none')}</p>
      ) : (
        <>
          <p className={classes.url}>
            <bdi dir="ltr">{webhook.url}</bdi>{' '}
            <Mark tone={webhook.fault ? 'alarm' : webhook.state === 'paused' ? 'attention' : 'voice'}>
              {t(`silos:out.${webhook.fault ? 'failing' : webhook.state}`)}
            </Mark>
          </p>
          <p className={classes.quiet}>
            {[
              count('delivered', webhook.delivered),
              count('waiting', webhook.waiting),
              count('dead', webhook.dead),
              webhook.waitsUntil === null
                ? null
                : t('silos:out.next', { when: formatInstant(webhook.waitsUntil, language) }),
            ]
              .filter((one) => one !== null)
              .join(' · ')}
          </p>
          {webhook.fault === null ? null : <p className={classes.failure}>{faultWords(webhook.fault)}</p>}
        </>
      )}
      {may ? (
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => setEntering(true)}>
            {t(webhook === null ? 'silos:out.set' : 'silos:out.change')}
          </Button>
          {webhook === null ? null : (
            <>
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => doIt(webhook.state === 'paused' ? 'resume' : 'pause')}
              >
                {t(webhook.state === 'paused' ? 'silos:out.resume' : 'silos:out.pause')}
              </Button>
              <Button size="compact-sm" variant="subtle" onClick={() => doIt('secret')}>
                {t('silos:out.new-secret')}
              </Button>
              <Button size="compact-sm" variant="subtle" color="red" onClick={() => setRemoving(true)}>
                {t('silos:out.remove')}
              </Button>
            </>
          )}
        </Group>
      ) : null}
      {removing ? (
        <SureDialog
          act={t('silos:out.remove')}
          words={t('silos:out.remove-words')}
          does={act}
          submit={() => doIt('remove')}
          close={() => setRemoving(false)}
        />
      ) : null}
      {entering ? (
        <AddressDialog
          silo={silo}
          close={() => setEntering(false)}
          made={(secret) => showSecret(secret, say('silos:out.secret-words'))}
        />
      ) : null}
    </>
  );
}

function AddressDialog({
  silo,
  close,
  made,
}: {
  silo: SiloPage;
  close: () => void;
  made: (secret: string) => void;
}): ReactElement {
  const { t } = useWords();
  const call = useCallTo();
  const [url, setUrl] = useState(silo.webhook?.url ?? '');
  return (
    <ActDialog
      title={t(silo.webhook === null ? 'silos:out.set' : 'silos:out.change')}
      act={t('silos:out.do')}
      close={close}
      submit={() =>
        call.mutate(
          { id: silo.id, url: url.trim() },
          {
            onSuccess: ({ secret }) => {
              if (secret !== null) made(secret);
              close();
            },
          },
        )
      }
      ready={/^https?:\/\/\S+$/.test(url.trim())}
      pending={call.isPending}
      error={call.error}
    >
      <TextInput
        data-autofocus
        dir="ltr"
        inputMode="url"
        autoComplete="off"
        maxLength={2000}
        label={t('silos:out.url')}
        description={t('silos:out.hint')}
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
