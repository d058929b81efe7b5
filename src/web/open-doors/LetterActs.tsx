import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { toldToast } from '#web/design/undo-toast.tsx';
import { formatMonth } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import { letterQuery, useSend } from './open-doors.queries.ts';

/** Printing, for everybody; sending, for whoever the server lets. It is said before that a sent letter stays as it is. */
export function LetterActs({ month }: { month: string }): ReactElement {
  const { t } = useWords();
  const letter = useQuery(letterQuery(month)).data;
  const [sending, setSending] = useState(false);
  return (
    <>
      <Button variant="default" disabled={letter === undefined} onClick={() => window.print()}>
        {t('open-doors:print')}
      </Button>
      {letter?.may.includes('letter.send') ? (
        <Button onClick={() => setSending(true)}>
          {t(letter.sentAt ? 'open-doors:send-again' : 'open-doors:send')}
        </Button>
      ) : null}
      {sending && letter ? (
        <SendDialog month={month} again={letter.sentAt !== null} close={() => setSending(false)} />
      ) : null}
    </>
  );
}

function SendDialog({
  month,
  again,
  close,
}: {
  month: string;
  again: boolean;
  close: () => void;
}): ReactElement {
  const { t, language } = useWords();
  const send = useSend();
  return (
    <ActDialog
      title={t(again ? 'open-doors:send-again' : 'open-doors:send')}
      act={t('open-doors:send-do')}
      close={close}
      submit={() =>
        send.mutate(
          { month, again },
          {
            onSuccess: ({ queued }) => {
              close();
              toldToast(say('open-doors:queued', { count: queued }));
            },
          },
        )
      }
      ready
      pending={send.isPending}
      error={send.error}
    >
      <p>{t('open-doors:send-words', { month: formatMonth(month, language) })}</p>
    </ActDialog>
  );
}
