import { TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { CustomerRow } from '#contract/customers';
import { foundQuery } from '#web/customers/customers.queries.ts';
import { ownDirection } from '#web/design/own-direction.ts';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import classes from './Identity.module.css';

const OFFERED = 6;

/** Finds another customer by a name in either script, a phone or a mail. */
export function CustomerFinder({
  exclude,
  label,
  choose,
}: {
  exclude: string;
  label: string;
  choose: (row: CustomerRow) => void;
}): ReactElement {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim(), 200);
  const found = useInfiniteQuery({ ...foundQuery(query), enabled: query.length >= 2 });
  const rows =
    query.length < 2
      ? []
      : (found.data?.pages[0]?.items ?? []).filter((row) => row.id !== exclude).slice(0, OFFERED);
  return (
    <>
      <TextInput
        data-autofocus
        type="search"
        {...ownDirection}
        label={label}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ul className={classes.rows}>
        {rows.map((row) => (
          <li key={row.id}>
            <UnstyledButton className={classes.choice} onClick={() => choose(row)}>
              <Told>{row.name ?? t('customers:nameless')}</Told>
              <span className={classes.quiet}>
                <Told>{[row.phone, row.city].filter((part) => part !== null).join(' · ')}</Told>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  );
}
