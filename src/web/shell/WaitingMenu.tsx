import { Menu, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import { WaitingButton } from './WaitingButton.tsx';
import type { Waiting } from './waiting.ts';

/** The button was drawn anew when the menu was first asked for; the keyboard goes back to it by its name. */
const ID = 'waiting-menu';

export function WaitingMenu({ waiting }: { waiting: readonly Waiting[] }): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <Menu
      id={ID}
      defaultOpened
      onClose={() => document.getElementById(ID)?.focus()}
      position="bottom-end"
      width={320}
      shadow="sm"
    >
      <Menu.Target>
        <WaitingButton count={waiting.length} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell:waiting.title')}</Menu.Label>
        {waiting.length === 0 ? (
          // A menu has at least one item, also for who does not see that it is empty; pressing it closes.
          <Menu.Item c="dimmed">{t('shell:waiting.none')}</Menu.Item>
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
