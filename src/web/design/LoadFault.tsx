import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { problemOf } from '#web/call.ts';
import { useWords } from '#web/language/language.ts';
import { refusalWords } from '#web/language/refusal-words.ts';
import classes from './LoadFault.module.css';

/** Something could not be read: says what, in the reader's words, and offers to try again. */
export function LoadFault({ error, retry }: { error: unknown; retry?: () => void }): ReactElement {
  const { t } = useWords();
  const requestId = problemOf(error)?.requestId;
  return (
    <div role="alert" className={classes.fault}>
      <p className={classes.words}>{refusalWords(error)}</p>
      {requestId ? <p className={classes.trace}>{t('shell:fault.trace', { id: requestId })}</p> : null}
      {retry ? (
        <Button variant="default" size="xs" onClick={retry}>
          {t('shell:fault.retry')}
        </Button>
      ) : null}
    </div>
  );
}
