import { ActionIcon, Menu, Text, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Icon } from '#web/design/Icon.tsx';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import { usePrefer, useSession, useSignOut, useTake } from '#web/session/session.queries.ts';
import classes from './Shell.module.css';
import { useToday } from './shell.queries.ts';
import { waitingFor } from './waiting.ts';

export function Top({
  openPalette,
  openShortcuts,
}: {
  openPalette: () => void;
  openShortcuts: () => void;
}): ReactElement {
  const { t } = useWords();
  return (
    <>
      <Link to="/" className={classes.name} aria-label={t('shell:product')}>
        <Icon name="chair" size={22} />
        <span className={classes.wideOnly}>{t('shell:product')}</span>
      </Link>
      <button type="button" className={classes.search} onClick={openPalette}>
        <Icon name="search" size={16} />
        <span className={classes.searchWords}>{t('shell:search.offer')}</span>
        <kbd className={classes.keys} dir="ltr">
          Ctrl K
        </kbd>
      </button>
      <WaitingMenu />
      <SchemeSwitch />
      <PersonMenu openShortcuts={openShortcuts} />
    </>
  );
}

function WaitingMenu(): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate();
  const today = useToday().data;
  const waiting = today ? waitingFor(today) : [];
  return (
    <Menu position="bottom-end" width={320} shadow="sm">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('shell:waiting.name', { count: waiting.length })}
        >
          {waiting.length > 0 ? (
            <span className={classes.dot}>{waiting.length}</span>
          ) : (
            <Icon name="letter" />
          )}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell:waiting.title')}</Menu.Label>
        {waiting.length === 0 ? (
          <Text px="sm" py="xs" c="dimmed" size="sm">
            {t('shell:waiting.none')}
          </Text>
        ) : null}
        {waiting.slice(0, 12).map((line) => (
          <Menu.Item key={line.id} onClick={() => void navigate({ to: line.door })}>
            <Text size="xs" c="dimmed">
              {t(`shell:waiting.${line.kind}`)}
            </Text>
            <Told>{line.title}</Told>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function SchemeSwitch(): ReactElement {
  const { t } = useWords();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'light' ? 'dark' : 'light';
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      onClick={() => setColorScheme(other)}
      aria-label={t(`shell:scheme.${other}`)}
    >
      <Icon name={scheme === 'light' ? 'moon' : 'sun'} />
    </ActionIcon>
  );
}

function PersonMenu({ openShortcuts }: { openShortcuts: () => void }): ReactElement | null {
  const { t, language } = useWords();
  const session = useSession();
  const prefer = usePrefer();
  const signOut = useSignOut();
  const take = useTake();
  if (!session) return null;
  const { employee, switchable } = session;
  return (
    <Menu position="bottom-end" width={300} shadow="sm">
      <Menu.Target>
        <ActionIcon
          variant="light"
          size="lg"
          radius="xl"
          aria-label={t('shell:person.menu', { name: employee.name })}
        >
          <span className={classes.initials} data-initials={initials(employee.name)} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah="80vh" style={{ overflowY: 'auto' }}>
        <Menu.Label>
          <Told>{employee.name}</Told>
          {' · '}
          {t(`words:role.${employee.role}`)}
        </Menu.Label>
        <Menu.Item
          leftSection={<Icon name="globe" size={16} />}
          onClick={() => prefer.mutate({ language: language === 'he' ? 'en' : 'he' })}
        >
          <span lang={language === 'he' ? 'en' : 'he'}>{t('shell:person.other-language')}</span>
        </Menu.Item>
        <Menu.Item onClick={openShortcuts}>{t('shell:shortcuts.title')}</Menu.Item>
        <Menu.Label>{t('shell:person.address')}</Menu.Label>
        {(['plural', 'feminine', 'masculine'] as const).map((form) => (
          <Menu.Item
            key={form}
            closeMenuOnClick={false}
            aria-current={employee.addressForm === form ? 'true' : undefined}
            leftSection={<Icon name={employee.addressForm === form ? 'check' : 'more'} size={14} />}
            onClick={() => prefer.mutate({ addressForm: form })}
          >
            {t(`shell:person.form.${form}`)}
          </Menu.Item>
        ))}
        {switchable ? (
          <>
            <Menu.Divider />
            <Menu.Label>{t('shell:person.take')}</Menu.Label>
            {switchable
              .filter((other) => other.id !== employee.id)
              .map((other) => (
                <Menu.Item
                  key={other.id}
                  leftSection={<Icon name="swap" size={15} />}
                  onClick={() => take.mutate(other.id)}
                >
                  <Told>{other.name}</Told>
                  <Text span size="xs" c="dimmed">
                    {' · '}
                    {t(`words:role.${other.role}`)}
                  </Text>
                </Menu.Item>
              ))}
          </>
        ) : null}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="leave" size={16} />} onClick={() => signOut.mutate()}>
          {t('shell:person.sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  return name
    .split(/\s+/u)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('');
}
