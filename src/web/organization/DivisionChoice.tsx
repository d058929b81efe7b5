import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useWords } from '#web/language/language.ts';
import { unitWords } from '#web/language/vocabulary.ts';
import { divisionsQuery, organizationQuery } from '#web/shell/shell.queries.ts';

type Choice = {
  readonly value: string | null;
  readonly choose: (id: string | null) => void;
  /** Divisions that cannot be chosen here. */
  readonly without?: readonly string[];
  /** What "nobody" is called; without it a division must be named. */
  readonly none?: string;
};

/** Names a division, by the organization's own word for its parts. */
export function DivisionChoice({ value, choose, without = [], none }: Choice): ReactElement {
  const { pick } = useWords();
  const divisions = useQuery(divisionsQuery).data ?? [];
  const unit = useQuery(organizationQuery).data?.unitWord ?? 'agaf';
  const named = divisions
    .filter((division) => !without.includes(division.id))
    .map((division) => ({ value: division.id, label: pick(division.name) }));
  return (
    <Select
      label={unitWords(unit)}
      searchable
      allowDeselect={none !== undefined}
      {...(none === undefined ? {} : { placeholder: none })}
      data={named}
      value={value}
      onChange={choose}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
