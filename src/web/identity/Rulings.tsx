import { Button, Textarea } from '@mantine/core';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { Identity } from '#contract/identity';
import { ownDirection } from '#web/design/own-direction.ts';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { refusalToast, toldToast } from '#web/design/undo-toast.tsx';
import { formatInstant } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import classes from './Identity.module.css';
import { useUndo } from './identity.queries.ts';

/** Who said who is who, and when; what can be withdrawn is, with a reason. */
export function Rulings({ identity, mayUndo }: { identity: Identity; mayUndo: boolean }): ReactElement {
  const { t, language } = useWords();
  const [undoing, setUndoing] = useState<string | null>(null);
  return (
    <Part title={t('customers:identity.rulings')}>
      <ul className={classes.rows}>
        {identity.rulings.map((ruling) => (
          <li key={ruling.id}>
            <div className={classes.row}>
              <div>
                {t(`customers:identity.ruling.${ruling.type}`)}
                {' · '}
                {ruling.by ? <Told>{ruling.by.name}</Told> : t('customers:identity.by-rules')}
                <div className={classes.quiet}>
                  {formatInstant(ruling.at, language)}
                  {ruling.reason ? (
                    <>
                      {' · '}
                      <Told>{ruling.reason}</Told>
                    </>
                  ) : null}
                </div>
              </div>
              {mayUndo && ruling.undoable ? (
                <Button variant="subtle" size="compact-sm" onClick={() => setUndoing(ruling.id)}>
                  {t('customers:identity.undo')}
                </Button>
              ) : null}
            </div>
            {undoing === ruling.id ? <Undoing id={ruling.id} done={() => setUndoing(null)} /> : null}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Undoing({ id, done }: { id: string; done: () => void }): ReactElement {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const undo = useUndo();
  // Whoever asked to withdraw it is asked why, and types at once.
  const why = useRef<HTMLTextAreaElement>(null);
  useEffect(() => why.current?.focus(), []);
  const submit = (): void =>
    undo.mutate(
      { id, reason },
      {
        onSuccess: () => {
          toldToast(t('customers:identity.undone'));
          done();
        },
        onError: refusalToast,
      },
    );
  return (
    <div className={classes.undoing}>
      <Textarea
        ref={why}
        {...ownDirection}
        autosize
        minRows={2}
        label={t('customers:reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button size="xs" mt="xs" disabled={reason.trim().length < 3} loading={undo.isPending} onClick={submit}>
        {t('customers:identity.undo')}
      </Button>
    </div>
  );
}
