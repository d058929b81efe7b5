import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Customer } from '#contract/customers';
import { Mark } from '#web/design/Mark.tsx';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatAgo } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { caseStateWords } from '#web/language/vocabulary.ts';
import classes from './Customer.module.css';

const SHOWN = 3;

/** The cases of a customer: what is still open stands first. */
export function CustomerCases({ cases }: { cases: Customer['cases'] }): ReactElement | null {
  const { t, language, pick } = useWords();
  const [all, showAll] = useState(false);
  if (cases.length === 0) return null;
  const ordered = [...cases].sort((a, b) => Number(b.state === 'open') - Number(a.state === 'open'));
  return (
    <Part title={t('customers:cases')}>
      <ul className={classes.rows}>
        {(all ? ordered : ordered.slice(0, SHOWN)).map((one) => (
          <li key={one.id} className={classes.row}>
            <Link to="/cases/$id" params={{ id: one.id }} className={classes.caseLink}>
              <bdi dir="ltr">#{one.number}</bdi> <Told>{one.subject}</Told>
              <div className={classes.quiet}>
                {pick(one.holder.name)}
                {' · '}
                {formatAgo(one.openedAt, Date.now(), language)}
              </div>
            </Link>
            <Mark tone={one.state === 'open' ? 'attention' : 'plain'}>{caseStateWords(one.state)}</Mark>
          </li>
        ))}
      </ul>
      {ordered.length > SHOWN ? (
        <UnstyledButton className={classes.more} aria-expanded={all} onClick={() => showAll(!all)}>
          {all ? t('customers:cases-fewer') : t('customers:cases-all', { count: ordered.length })}
        </UnstyledButton>
      ) : null}
    </Part>
  );
}
