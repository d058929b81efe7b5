import { Alert, Button, Code, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Connection } from '#contract/ingest';
import { Asked } from '#web/design/Asked.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { refusalToast } from '#web/design/undo-toast.tsx';
import { formatInstant, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import { ConnectDialog } from './ConnectDialog.tsx';
import classes from './Imports.module.css';
import { connectionsQuery, useConnectionAct } from './imports.queries.ts';

/** Silos that speak by themselves: when they last did, how much they brought, and what is wrong. */
export function Connections(): ReactElement {
  const { t } = useWords();
  const may = useMay();
  const query = useQuery(connectionsQuery);
  const [making, setMaking] = useState<Connection['kind'] | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Part title={t('imports:connections')} beside={t('imports:connections-words')}>
      {making ? (
        <ConnectDialog kind={making} close={() => setMaking(null)} made={(shown) => setSecret(shown)} />
      ) : null}
      {secret ? <Secret secret={secret} close={() => setSecret(null)} /> : null}
      <Asked query={query} lines={2}>
        {(list) => (
          <ul className={classes.connections}>
            {list.map((one) => (
              <One key={one.id} one={one} may={may('connection.change')} show={setSecret} />
            ))}
          </ul>
        )}
      </Asked>
      {may('connection.change') ? (
        <Group gap="sm">
          <Button variant="default" size="sm" onClick={() => setMaking('mailbox')}>
            {t('imports:add-mailbox')}
          </Button>
          <Button variant="default" size="sm" onClick={() => setMaking('webhook')}>
            {t('imports:add-webhook')}
          </Button>
        </Group>
      ) : null}
    </Part>
  );
}

function Secret({ secret, close }: { secret: string; close: () => void }): ReactElement {
  const { t } = useWords();
  return (
    <Alert
      role="status"
      variant="light"
      withCloseButton
      closeButtonLabel={t('shell:close')}
      onClose={close}
      title={t('imports:secret')}
      mb="md"
    >
      <Code block dir="ltr" className={classes.secret ?? ''}>
        {secret}
      </Code>
      {t('imports:secret-words')}
    </Alert>
  );
}

function One({
  one,
  may,
  show,
}: {
  one: Connection;
  may: boolean;
  show: (secret: string) => void;
}): ReactElement {
  const { t, language, pick } = useWords();
  const act = useConnectionAct();
  const paused = one.state === 'paused';
  const doIt = (what: 'pause' | 'resume' | 'secret' | 'remove'): void =>
    act.mutate({ id: one.id, act: what }, { onError: refusalToast, onSuccess: (made) => made && show(made) });
  return (
    <li className={classes.connection}>
      <div>
        <strong>{pick(one.source.name)}</strong>{' '}
        <Mark tone={one.failure ? 'alarm' : paused ? 'attention' : 'plain'}>
          {t(`imports:connection.${one.failure ? 'failing' : one.state}`)}
        </Mark>
        <div className={classes.quiet}>
          {t(`imports:by.${one.kind}`)} · <bdi dir="ltr">{one.address}</bdi>
        </div>
        <div className={classes.quiet}>
          {one.lastRunAt ? formatInstant(one.lastRunAt, language) : t('imports:never')} ·{' '}
          {t('imports:brought-rows', { count: one.rows, n: formatNumber(one.rows, language) })}
        </div>
        {one.failure ? (
          <div className={classes.failure}>
            <Told>{one.failure}</Told>
          </div>
        ) : null}
      </div>
      {may ? (
        <Group gap="xs">
          <Button variant="subtle" size="compact-sm" onClick={() => doIt(paused ? 'resume' : 'pause')}>
            {t(paused ? 'imports:resume' : 'imports:pause')}
          </Button>
          {one.kind === 'webhook' ? (
            <Button variant="subtle" size="compact-sm" onClick={() => doIt('secret')}>
              {t('imports:change-secret')}
            </Button>
          ) : null}
          <Button variant="subtle" size="compact-sm" color="red" onClick={() => doIt('remove')}>
            {t('imports:disconnect')}
          </Button>
        </Group>
      ) : null}
    </li>
  );
}
