import { Modal, Table } from '@mantine/core';
import { useMatchRoute } from '@tanstack/react-router';
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

/** What a customer's page answers to besides. */
const ON_A_CUSTOMER = [
  { keys: 'P', words: 'customers:keys.promise' },
  { keys: 'N', words: 'customers:keys.note' },
  { keys: 'E', words: 'customers:keys.correct' },
  { keys: 'C', words: 'customers:keys.consent' },
  { keys: 'I', words: 'customers:keys.identity' },
  { keys: '/', words: 'customers:keys.search' },
] as const;

export function Shortcuts({ close }: { close: () => void }): ReactElement {
  const { t } = useWords();
  useReturnFocus();
  const onACustomer = useMatchRoute()({ to: '/customers/$id' }) !== false;
  return (
    <Modal
      opened
      onClose={close}
      title={t('shell:shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Table withRowBorders={false}>
        <Table.Tbody>
          {[...KEYS, ...(onACustomer ? ON_A_CUSTOMER : [])].map(({ keys, words }) => (
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
