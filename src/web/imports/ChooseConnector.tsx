import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Part } from '#web/design/Page.tsx';
import { useWords } from '#web/language/language.ts';
import classes from './Imports.module.css';
import { connectorsQuery } from './imports.queries.ts';

const ANY = 'any file';

/** What do you bring? A known kind of system fills the mapping; the columns are looked at all the same. */
export function ChooseConnector({
  chosen,
  choose,
}: {
  chosen: string | null;
  choose: (code: string | null) => void;
}): ReactElement | null {
  const { t, pick } = useWords();
  const connectors = useQuery(connectorsQuery).data ?? [];
  const what = connectors.find(({ code }) => code === chosen)?.what;
  if (connectors.length === 0) return null;
  return (
    <Part title={t('imports:bring')}>
      <Select
        aria-label={t('imports:bring')}
        className={classes.bring ?? ''}
        searchable
        allowDeselect={false}
        value={chosen ?? ANY}
        data={[
          { value: ANY, label: t('imports:bring-other') },
          ...connectors.map(({ code, name }) => ({ value: code, label: pick(name) })),
        ]}
        onChange={(code) => choose(code === ANY ? null : code)}
      />
      <p className={classes.quiet} role="status">
        {what ? pick(what) : t('imports:bring-any')}
      </p>
    </Part>
  );
}
