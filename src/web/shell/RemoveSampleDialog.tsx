import { Button, Group, Modal, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useReturnFocus } from '#web/design/return-focus.ts';
import { refusalToast } from '#web/design/undo-toast.tsx';
import { useWords } from '#web/language/language.ts';
import { useRemoveSample } from './shell.queries.ts';

export function RemoveSampleDialog({ close }: { close: () => void }): ReactElement {
  const { t } = useWords();
  useReturnFocus();
  const remove = useRemoveSample();
  return (
    <Modal
      opened
      onClose={close}
      title={t('shell:sample.remove')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Text mb="md">{t('shell:sample.remove-words')}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {t('shell:cancel')}
        </Button>
        <Button
          color="red"
          loading={remove.isPending}
          onClick={() => remove.mutate(undefined, { onSuccess: close, onError: refusalToast })}
        >
          {t('shell:sample.remove')}
        </Button>
      </Group>
    </Modal>
  );
}
