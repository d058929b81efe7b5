import { Alert, Button, Group, Modal, type ModalProps, Stack } from '@mantine/core';
import type { FormEvent, ReactElement, ReactNode } from 'react';
import { useWords } from '#web/language/language.ts';
import { refusalWords } from '#web/language/refusal-words.ts';
import { aimAtFirstField, useReturnFocus } from './return-focus.ts';

type Act = {
  readonly title: ReactNode;
  /** The words on the button that does it. */
  readonly act: string;
  readonly close: () => void;
  readonly submit: () => void;
  readonly ready: boolean;
  readonly pending: boolean;
  readonly error: unknown;
  /** The refusal in words, where the page can say more than its code. */
  readonly refused?: ReactNode;
  /** It takes away or stops something: the button is red. */
  readonly grave?: boolean;
  readonly size?: NonNullable<ModalProps['size']>;
  readonly children: ReactNode;
};

/** One act: what it needs, a refusal as a sentence, and two buttons. Enter in a field does it. */
export function ActDialog(dialog: Act): ReactElement {
  const { t } = useWords();
  useReturnFocus();
  const { title, act, close, submit, ready, pending, error, refused, grave, size, children } = dialog;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    // Enter in an open list chooses from it; if nothing there fits, it must not send what stood before.
    const choosing = document.activeElement?.getAttribute('aria-expanded') === 'true';
    if (ready && !pending && !choosing) submit();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size={size ?? 'md'}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <form ref={aimAtFirstField} onSubmit={onSubmit}>
        <Stack gap="sm">
          {error ? (
            <Alert color="red" variant="light" role="alert">
              {refused ?? refusalWords(error)}
            </Alert>
          ) : null}
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('shell:cancel')}
            </Button>
            <Button type="submit" disabled={!ready} loading={pending} {...(grave ? { color: 'red' } : {})}>
              {act}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
