import { Chip, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Part } from '#web/design/Page.tsx';
import { useWords } from '#web/language/language.ts';
import classes from './Imports.module.css';
import { connectorsQuery } from './imports.queries.ts';

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
      <Chip.Group value={chosen ?? ''} onChange={(code) => choose(code === '' ? null : code)}>
        <Group gap="xs" role="group" aria-label={t('imports:bring')}>
          <Chip value="" variant="outline">
            {t('imports:bring-other')}
          </Chip>
          {connectors.map(({ code, name }) => (
            <Chip key={code} value={code} variant="outline">
              {pick(name)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <p className={classes.quiet} role="status">
        {what ? pick(what) : t('imports:bring-any')}
      </p>
    </Part>
  );
}
