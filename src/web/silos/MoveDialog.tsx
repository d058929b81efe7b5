import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Held } from '#contract/silos';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { DayField } from '#web/design/DayField.tsx';
import { toldToast } from '#web/design/undo-toast.tsx';
import { say, useWords } from '#web/language/language.ts';
import { employeesQuery } from '#web/organization/organization.queries.ts';
import { divisionsQuery } from '#web/shell/shell.queries.ts';
import { type Move, usePlanMove } from './silos.queries.ts';
import { subjectWords } from './value-words.ts';

const STATES: readonly Move['state'][] = ['to-move', 'moving', 'here'];

/** Who moves something that lives only in one system: a division, a person, or both; by which day; how far. */
export function MoveDialog({
  siloId,
  held,
  close,
}: {
  siloId: string;
  held: Held;
  close: () => void;
}): ReactElement {
  const { t, pick } = useWords();
  const divisions = useQuery(divisionsQuery).data ?? [];
  const employees = useQuery(employeesQuery).data ?? [];
  const plan = usePlanMove();
  const [state, setState] = useState<Move['state']>(held.move?.state ?? 'to-move');
  const [divisionId, setDivision] = useState<string | null>(held.move?.division?.id ?? null);
  const [employeeId, setEmployee] = useState<string | null>(held.move?.employee?.id ?? null);
  const [due, setDue] = useState(held.move?.due ?? '');
  const submit = (): void =>
    plan.mutate(
      { id: siloId, subject: held.subject, state, divisionId, employeeId, due: due === '' ? null : due },
      {
        onSuccess: () => {
          close();
          toldToast(say('silos:move.saved'));
        },
      },
    );
  return (
    <ActDialog
      title={`${t('silos:move.title')} ${subjectWords(held.subject)}`}
      act={t('silos:move.do')}
      close={close}
      submit={submit}
      ready={divisionId !== null || employeeId !== null}
      pending={plan.isPending}
      error={plan.error}
    >
      <Select
        data-autofocus
        label={t('silos:move.state')}
        allowDeselect={false}
        value={state}
        data={STATES.map((value) => ({ value, label: t(`silos:move.${value}`) }))}
        onChange={(value) => setState(STATES.find((one) => one === value) ?? 'to-move')}
      />
      <Select
        label={t('silos:move.division')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('shell:close') }}
        value={divisionId}
        data={divisions.map((one) => ({ value: one.id, label: pick(one.name) }))}
        onChange={setDivision}
      />
      <Select
        label={t('silos:move.person')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('shell:close') }}
        value={employeeId}
        data={employees.map((one) => ({ value: one.id, label: one.name }))}
        onChange={setEmployee}
      />
      <DayField label={t('silos:move.due')} value={due} change={setDue} />
    </ActDialog>
  );
}
