import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Decision } from '#contract/decisions';
import { refusalToast } from '#web/design/undo-toast.tsx';
import { useWords } from '#web/language/language.ts';
import { BringDialog } from './BringDialog.tsx';
import { useCloseDecision } from './decisions.queries.ts';
import { OverrideDialog } from './OverrideDialog.tsx';
import { VoteDialog } from './VoteDialog.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

type Opened = 'bring' | 'vote' | 'withdraw-veto' | 'override' | 'withdraw';

/** Exactly the acts that the server allows this person on this decision now. */
export function DecisionActs({ decision, change }: { decision: Decision; change: () => void }): ReactElement {
  const { t } = useWords();
  const [opened, setOpened] = useState<Opened | null>(null);
  const closing = useCloseDecision();
  const close = (): void => setOpened(null);
  const may = (act: string): boolean => decision.may.includes(`decision.${act}`);
  const dialogs: readonly { act: Opened; grave?: boolean; first?: boolean }[] = [
    { act: 'bring', first: true },
    { act: 'vote', first: true },
    { act: 'withdraw-veto' },
    { act: 'override', grave: true },
    { act: 'withdraw' },
  ];
  return (
    <>
      {may('change') ? (
        <Button variant="default" onClick={change}>
          {t('decisions:act.change')}
        </Button>
      ) : null}
      {may('close') ? (
        <Button
          loading={closing.isPending}
          onClick={() => closing.mutate({ id: decision.id }, { onError: refusalToast })}
        >
          {t('decisions:act.close')}
        </Button>
      ) : null}
      {dialogs
        .filter(({ act }) => may(act))
        .map(({ act, grave, first }) => (
          <Button
            key={act}
            variant={first ? 'filled' : grave ? 'outline' : 'default'}
            {...(grave ? { color: 'red' } : {})}
            onClick={() => setOpened(act)}
          >
            {t(`decisions:act.${act}`)}
          </Button>
        ))}
      {opened === 'bring' ? <BringDialog decision={decision} close={close} /> : null}
      {opened === 'vote' ? <VoteDialog decision={decision} close={close} /> : null}
      {opened === 'withdraw-veto' ? <VoteDialog decision={decision} withdrawing close={close} /> : null}
      {opened === 'override' ? <OverrideDialog decision={decision} close={close} /> : null}
      {opened === 'withdraw' ? <WithdrawDialog decision={decision} close={close} /> : null}
    </>
  );
}
