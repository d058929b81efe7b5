import { Button, Group } from '@mantine/core';
import type { NotificationData } from '@mantine/notifications';
import { say } from '#web/language/language.ts';
import { refusalWords } from '#web/language/refusal-words.ts';
import { needToasts } from './toasts-needed.ts';

/** Says that something was done and offers to take it back, for ten seconds. */
export function undoToast({ words, undo }: { words: string; undo: () => Promise<unknown> }): void {
  const id = `undo-${String(Date.now())}`;
  const takeBack = (): void => {
    void import('@mantine/notifications').then(({ notifications }) => notifications.hide(id));
    undo().then(
      () => toldToast(say('shell:undone')),
      (error: unknown) => refusalToast(error),
    );
  };
  show({
    id,
    autoClose: 10_000,
    withCloseButton: true,
    closeButtonProps: { 'aria-label': say('shell:close') },
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{words}</span>
        <Button variant="subtle" size="compact-sm" onClick={takeBack}>
          {say('shell:undo')}
        </Button>
      </Group>
    ),
  });
}

/** Says that something was done. */
export function toldToast(words: string): void {
  show({ message: words, closeButtonProps: { 'aria-label': say('shell:close') } });
}

/** Says why something was refused. */
export function refusalToast(error: unknown): void {
  show({
    color: 'red',
    message: refusalWords(error),
    closeButtonProps: { 'aria-label': say('shell:close') },
  });
}

function show(toast: NotificationData): void {
  needToasts();
  void import('@mantine/notifications').then(({ notifications }) => notifications.show(toast));
}
