import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Pair } from '#contract/identity';
import { Asked } from '#web/design/Asked.tsx';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import classes from './Identity.module.css';
import { signed, Waterfall } from './Waterfall.tsx';

/** The two records that were compared, and everything that speaks for and against. */
export function PairWhy({ query }: { query: UseQueryResult<Pair> }): ReactElement {
  return (
    <div className={classes.opened}>
      <Asked query={query} lines={6}>
        {(pair) => (
          <>
            <p className={classes.note}>
              <Card card={pair.left} /> ↔ <Card card={pair.right} />
            </p>
            <Waterfall why={pair.why} />
            <Chain pair={pair} />
          </>
        )}
      </Asked>
    </div>
  );
}

function Card({ card }: { card: Pair['left'] }): ReactElement {
  const { t, pick } = useWords();
  return (
    <span>
      <Told>{card.name ?? t('customers:nameless')}</Told>
      {` (${pick(card.source.name)})`}
    </span>
  );
}

/** Two that hardly resemble each other may be one person by those between them: the chain that holds best. */
function Chain({ pair }: { pair: Pair }): ReactElement | null {
  const { t, language } = useWords();
  if (pair.path.length < 2) return null;
  return (
    <>
      <div className={classes.previewTitle}>{t('identity:why.path')}</div>
      <p className={classes.quiet}>
        <bdi dir="ltr">{pair.path.map((step) => signed(step.bits, language)).join(' → ')}</bdi>
      </p>
    </>
  );
}
