import { Group, Select, Textarea, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { TERM_KINDS, type Term, type TermKind } from '#contract/terms';
import { DivisionSelect } from '#web/customers/DivisionSelect.tsx';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { DayField } from '#web/design/DayField.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { toldToast, undoToast } from '#web/design/undo-toast.tsx';
import { today } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import { useSession } from '#web/session/session.queries.ts';
import { useAgreeTerm, useChangeTerm, useEndTerm, useRestoreTerm } from './silos.queries.ts';

/** A condition as it was agreed, or agreed otherwise: what, from when, by which division, and why. */
export function TermDialog({
  customerId,
  term,
  close,
}: {
  customerId: string;
  term?: Term;
  close: () => void;
}): ReactElement {
  const { t } = useWords();
  const own = useSession()?.employee.division?.id ?? null;
  const [kind, setKind] = useState<TermKind>(term?.kind ?? 'discount');
  const [value, setValue] = useState(term?.value ?? '');
  const [validFrom, setFrom] = useState(term?.validFrom ?? today());
  const [validTo, setTo] = useState(term?.validTo ?? '');
  const [divisionId, setDivision] = useState<string | null>(term?.division?.id ?? own);
  const [reason, setReason] = useState('');
  const agree = useAgreeTerm();
  const change = useChangeTerm();
  const submit = (): void => {
    if (divisionId === null) return;
    const words = { validFrom, divisionId, value: value.trim(), reason: reason.trim() };
    const said = { ...words, validTo: validTo === '' ? null : validTo };
    const onSuccess = (): void => {
      close();
      toldToast(say(term === undefined ? 'silos:term.agreed' : 'silos:term.changed'));
    };
    if (term === undefined) agree.mutate({ id: customerId, kind, ...said }, { onSuccess });
    else change.mutate({ id: term.id, ...said }, { onSuccess });
  };
  return (
    <ActDialog
      title={t(term === undefined ? 'silos:term.add-title' : 'silos:term.change-title')}
      act={t('silos:term.do')}
      close={close}
      submit={submit}
      ready={value.trim() !== '' && reason.trim().length >= 3 && divisionId !== null && validFrom !== ''}
      pending={agree.isPending || change.isPending}
      error={agree.error ?? change.error}
    >
      <Select
        label={t('silos:term.kind')}
        allowDeselect={false}
        disabled={term !== undefined}
        value={kind}
        data={TERM_KINDS.map((one) => ({ value: one, label: t(`silos:term.kinds.${one}`) }))}
        onChange={(chosen) => setKind(TERM_KINDS.find((one) => one === chosen) ?? 'other')}
      />
      <TextInput
        data-autofocus
        {...ownDirection}
        maxLength={500}
        label={t('silos:term.value')}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <Group grow align="start">
        <DayField label={t('silos:term.from')} value={validFrom} change={setFrom} />
        <DayField label={t('silos:term.to')} value={validTo} change={setTo} min={validFrom} />
      </Group>
      <DivisionSelect label={t('silos:term.division')} value={divisionId} choose={setDivision} />
      <Textarea
        {...ownDirection}
        autosize
        minRows={2}
        maxLength={500}
        label={t('silos:term.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActDialog>
  );
}

/** It holds no more, and why; taken back at once if it was a slip. */
export function EndTermDialog({ term, close }: { term: Term; close: () => void }): ReactElement {
  const { t } = useWords();
  const end = useEndTerm();
  const restore = useRestoreTerm();
  const [reason, setReason] = useState('');
  return (
    <ActDialog
      title={t('silos:term.end-title')}
      act={t('silos:term.end')}
      grave
      close={close}
      submit={() =>
        end.mutate(
          { id: term.id, reason: reason.trim() },
          {
            onSuccess: () => {
              close();
              undoToast({ words: say('silos:term.ended'), undo: () => restore.mutateAsync(term.id) });
            },
          },
        )
      }
      ready={reason.trim().length >= 3}
      pending={end.isPending}
      error={end.error}
    >
      <Textarea
        data-autofocus
        {...ownDirection}
        autosize
        minRows={2}
        maxLength={500}
        label={t('silos:term.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
