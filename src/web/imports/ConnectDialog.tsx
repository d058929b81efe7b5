import { PasswordInput, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Connection } from '#contract/ingest';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { useWords } from '#web/language/language.ts';
import { useConnect } from './imports.queries.ts';

/** Connects a mailbox, or makes an address for signed calls whose secret is then shown once. */
export function ConnectDialog({
  kind,
  close,
  made,
}: {
  kind: Connection['kind'];
  close: () => void;
  made: (secret: string) => void;
}): ReactElement {
  const { t } = useWords();
  const connect = useConnect();
  const [name, setName] = useState('');
  const [host, setHost] = useState('');
  const [port, setPort] = useState(993);
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const mailbox = kind === 'mailbox';
  const source = {
    code: codeOf(mailbox ? user : name) || kind,
    name: { he: name, en: name },
    kind: mailbox ? ('mailbox' as const) : ('other' as const),
    trust: 50,
  };
  const submit = (): void =>
    connect.mutate(
      mailbox
        ? {
            kind: 'mailbox',
            source,
            settings: { host, port, security: port === 143 ? 'starttls' : 'tls', user, folder: 'INBOX' },
            password,
          }
        : { kind: 'webhook', source },
      {
        onSuccess: ({ secret }) => {
          if (secret !== null) made(secret);
          close();
        },
      },
    );
  return (
    <ActDialog
      title={t(mailbox ? 'imports:add-mailbox' : 'imports:add-webhook')}
      act={t('imports:connect')}
      close={close}
      submit={submit}
      ready={name.trim() !== '' && (!mailbox || (host !== '' && user !== '' && password !== ''))}
      pending={connect.isPending}
      error={connect.error}
    >
      <TextInput
        label={t('imports:source-name')}
        {...ownDirection}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {mailbox ? (
        <>
          <TextInput
            label={t('imports:host')}
            dir="ltr"
            value={host}
            onChange={(event) => setHost(event.currentTarget.value)}
          />
          <TextInput
            label={t('imports:port')}
            dir="ltr"
            inputMode="numeric"
            value={String(port)}
            onChange={(event) => setPort(Number(event.currentTarget.value.replace(/\D/g, '').slice(0, 5)))}
          />
          <TextInput
            label={t('imports:user')}
            dir="ltr"
            autoComplete="off"
            value={user}
            onChange={(event) => setUser(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('imports:password')}
            dir="ltr"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </>
      ) : null}
    </ActDialog>
  );
}

function codeOf(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50);
}
