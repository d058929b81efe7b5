import { UnstyledButton } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useWords } from '#web/language/language.ts';
import classes from './Decisions.module.css';

const LONG = 240;

/** Words of a customer, whole when asked for: a long conversation does not bury the page. */
export function Folded({ words }: { words: string }): ReactElement {
  const { t } = useWords();
  const [whole, showWhole] = useState(false);
  const long = words.length > LONG;
  return (
    <>
      <bdi dir="auto" className={classes.folded}>
        {long && !whole ? `${words.slice(0, LONG)}…` : words}
      </bdi>
      {long ? (
        <UnstyledButton className={classes.unfold} aria-expanded={whole} onClick={() => showWhole(!whole)}>
          {t(whole ? 'decisions:fold' : 'decisions:unfold')}
        </UnstyledButton>
      ) : null}
    </>
  );
}
