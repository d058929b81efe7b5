import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Case } from '#contract/cases';
import { refusalToast, toldToast } from '#web/design/undo-toast.tsx';
import { say, useWords } from '#web/language/language.ts';
import { CloseCaseDialog } from './CloseCaseDialog.tsx';
import { CompensateDialog } from './CompensateDialog.tsx';
import { useAcceptCase, useGiveBack, useReopen } from './cases.queries.ts';
import { HandOverDialog } from './HandOverDialog.tsx';
import { NoteDialog } from './NoteDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';

type Opened = 'hand-over' | 'note' | 'tell' | 'compensate' | 'close' | 'give-back' | 'reopen';

/** Exactly the acts that the server allows this person on this case now. */
export function CaseActs({ case: one }: { case: Case }): ReactElement {
  const { t } = useWords();
  const [opened, setOpened] = useState<Opened | null>(null);
  const accept = useAcceptCase();
  const giveBack = useGiveBack();
  const reopen = useReopen();
  const close = (): void => setOpened(null);
  const may = (act: string): boolean => one.may.includes(`case.${act}`);
  const plain = (['give-back', 'hand-over', 'tell', 'note', 'compensate', 'reopen'] as const).filter(may);
  return (
    <>
      {may('accept') ? (
        <Button
          loading={accept.isPending}
          onClick={() =>
            accept.mutate(
              { id: one.id },
              { onSuccess: () => toldToast(say('cases:act.accepted')), onError: refusalToast },
            )
          }
        >
          {t('cases:act.accept')}
        </Button>
      ) : null}
      {plain.map((act) => (
        <Button key={act} variant="default" onClick={() => setOpened(act)}>
          {t(`cases:act.${act}`)}
        </Button>
      ))}
      {may('close') ? (
        <Button variant="default" onClick={() => setOpened('close')}>
          {t('cases:act.close')}
        </Button>
      ) : null}
      {opened === 'hand-over' ? <HandOverDialog case={one} close={close} /> : null}
      {opened === 'note' ? <NoteDialog case={one} told={false} close={close} /> : null}
      {opened === 'tell' ? <NoteDialog case={one} told close={close} /> : null}
      {opened === 'compensate' ? <CompensateDialog case={one} close={close} /> : null}
      {opened === 'close' ? <CloseCaseDialog case={one} close={close} /> : null}
      {opened === 'give-back' ? (
        <ReasonDialog id={one.id} act="give-back" does={giveBack} close={close} />
      ) : null}
      {opened === 'reopen' ? <ReasonDialog id={one.id} act="reopen" does={reopen} close={close} /> : null}
    </>
  );
}
