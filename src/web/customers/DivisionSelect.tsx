import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useWords } from '#web/language/language.ts';
import { divisionsQuery } from '#web/shell/shell.queries.ts';

/** One of the organization's divisions, by its id. */
export function DivisionSelect({
  label,
  value,
  choose,
}: {
  label: string;
  value: string | null;
  choose: (id: string | null) => void;
}): ReactElement {
  const { pick } = useWords();
  const divisions = useQuery(divisionsQuery).data ?? [];
  return (
    <Select
      label={label}
      searchable
      allowDeselect={false}
      value={value}
      data={divisions.map((one) => ({ value: one.id, label: pick(one.name) }))}
      onChange={choose}
    />
  );
}
