import { Modal, Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { useReturnFocus } from '#web/design/return-focus.ts';
import { useWords } from '#web/language/language.ts';

const KEYS = [
  { keys: 'Ctrl K · ⌘ K', words: 'shell:shortcuts.palette' },
  { keys: '?', words: 'shell:shortcuts.these' },
  { keys: 'J · ↓', words: 'shell:shortcuts.down' },
  { keys: 'K · ↑', words: 'shell:shortcuts.up' },
  { keys: 'Enter', words: 'shell:shortcuts.open' },
  { keys: 'Esc', words: 'shell:shortcuts.close' },
] as const;

export function Shortcuts({ close }: { close: () => void }): ReactElement {
  const { t } = useWords();
  useReturnFocus();
  return (
    <Modal
      opened
      onClose={close}
      title={t('shell:shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Table withRowBorders={false}>
        <Table.Tbody>
          {KEYS.map(({ keys, words }) => (
            <Table.Tr key={keys}>
              <Table.Td w={130}>
                <kbd dir="ltr">{keys}</kbd>
              </Table.Td>
              <Table.Td>{t(words)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
