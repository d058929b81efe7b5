import { Menu, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Session } from '#contract/session';
import { Icon } from '#web/design/Icon.tsx';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import { usePrefer, useSignOut, useTake } from '#web/session/session.queries.ts';
import { PersonButton } from './PersonButton.tsx';

/** The button was drawn anew when the menu was first asked for; the keyboard goes back to it by its name. */
const ID = 'person-menu';

export function PersonMenu({
  session,
  openShortcuts,
}: {
  session: Session;
  openShortcuts: () => void;
}): ReactElement {
  const { t, language } = useWords();
  const prefer = usePrefer();
  const signOut = useSignOut();
  const take = useTake();
  const { employee, switchable } = session;
  return (
    <Menu
      id={ID}
      defaultOpened
      onClose={() => document.getElementById(ID)?.focus()}
      position="bottom-end"
      width={300}
      shadow="sm"
    >
      <Menu.Target>
        <PersonButton name={employee.name} />
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
