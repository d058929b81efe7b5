import { Alert, Button, Code, Group, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { SiloPage } from '#contract/silos';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { refusalToast, toldToast } from '#web/design/undo-toast.tsx';
import { formatInstant, formatNumber } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import { Deliveries } from './Deliveries.tsx';
import classes from './Silos.module.css';
import { changesFile, useCallAct, useCallTo, useEndKey, useMakeKey } from './silos.queries.ts';
import { faultWords } from './value-words.ts';

type Shown = { readonly title: string; readonly words: string; readonly secret: string };

/** The three ways in which a system is told: calls to an address, files, and a key with which it asks. */
export function Outward({ silo }: { silo: SiloPage }): ReactElement {
  const { t } = useWords();
  const may = useMay();
  const [shown, show] = useState<Shown | null>(null);
  return (
    <Part title={t('silos:out.title')}>
      {shown === null ? null : <Secret shown={shown} close={() => show(null)} />}
      <div className={classes.ways}>
        <section className={classes.way}>
          <h3>{t('silos:out.webhook')}</h3>
          <Calls silo={silo} show={show} />
        </section>
        {may('silo.carry') ? (
          <section className={classes.way}>
            <h3>{t('silos:out.file')}</h3>
            <Files silo={silo} />
          </section>
        ) : null}
        <section className={classes.way}>
          <h3>{t('silos:out.key')}</h3>
          <Keys silo={silo} show={show} />
        </section>
      </div>
      {silo.webhook !== null && may('silo.carry') ? <Deliveries silo={silo} webhook={silo.webhook} /> : null}
    </Part>
  );
}

function Secret({ shown, close }: { shown: Shown; close: () => void }): ReactElement {
  const { t } = useWords();
  return (
    <Alert
      role="status"
      variant="light"
      withCloseButton
      closeButtonLabel={t('shell:close')}
      onClose={close}
      title={shown.title}
      mb="md"
    >
      <Code block dir="ltr" className={classes.secret ?? ''}>
        {shown.secret}
      </Code>
      {shown.words}
    </Alert>
  );
}

function Calls({ silo, show }: { silo: SiloPage; show: (shown: Shown) => void }): ReactElement {
  const { t, language } = useWords();
  const may = useMay()('silo.call');
  const act = useCallAct();
  const [entering, setEntering] = useState(false);
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
          if (what === 'remove') toldToast(say('silos:out.removed'));
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
              <Button size="compact-sm" variant="subtle" color="red" onClick={() => doIt('remove')}>
                {t('silos:out.remove')}
              </Button>
            </>
          )}
        </Group>
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
  const [url, setUrl] = useState(silo.webhook?.url ?? 'https://');
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

function Files({ silo }: { silo: SiloPage }): ReactElement {
  const { t, language } = useWords();
  const { file } = silo;
  return (
    <>
      <p className={classes.quiet}>{t('silos:out.file-words')}</p>
      <Group gap="xs">
        {(['csv', 'jsonl'] as const).map((format) => (
          <Button
            key={format}
            size="compact-sm"
            variant="default"
            component="a"
            href={changesFile(silo.id, format, 0)}
            download
          >
            {t(`silos:out.${format}`)}
          </Button>
        ))}
        {file === null || file.sequence >= silo.sequence ? null : (
          <Button
            size="compact-sm"
            variant="subtle"
            component="a"
            href={changesFile(silo.id, 'csv', file.sequence)}
            download
          >
            {t('silos:out.file-new', { when: formatInstant(file.at, language) })}
          </Button>
        )}
      </Group>
    </>
  );
}

function Keys({ silo, show }: { silo: SiloPage; show: (shown: Shown) => void }): ReactElement {
  const { t, language, pick } = useWords();
  const may = useMay()('key.hold');
  const make = useMakeKey();
  const end = useEndKey();
  const name = `${pick(silo.name)} · outward`.slice(0, 120);
  return (
    <>
      <p className={classes.quiet}>{t('silos:out.key-words')}</p>
      {silo.keys.length === 0 ? <p className={classes.quiet}>{t('silos:out.key-none')}</p> : null}
      <ul className={classes.list}>
        {silo.keys.map((key) => (
          <li key={key.id} className={classes.item}>
            <span>
              <Told>{key.name}</Told>{' '}
              {key.kind === 'ingest' ? <Mark>{t('silos:out.key-ingest')}</Mark> : null}
              <span className={classes.quiet}>
                {' '}
                {key.lastUsedAt === null
                  ? t('silos:out.key-unused')
                  : t('silos:out.key-used', { when: formatInstant(key.lastUsedAt, language) })}
              </span>
            </span>
            {may && key.kind === 'outward' ? (
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                onClick={() =>
                  end.mutate(key.id, {
                    onError: refusalToast,
                    onSuccess: () => toldToast(say('silos:out.key-ended')),
                  })
                }
              >
                {t('silos:out.end-key')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {may ? (
        <Button
          size="compact-sm"
          variant="default"
          loading={make.isPending}
          onClick={() =>
            make.mutate(
              { code: silo.code, name },
              {
                onError: refusalToast,
                onSuccess: ({ key }) =>
                  show({
                    title: say('silos:out.key-made'),
                    words: say('silos:out.key-secret-words'),
                    secret: key,
                  }),
              },
            )
          }
        >
          {t('silos:out.make-key')}
        </Button>
      ) : null}
    </>
  );
}
