import { Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Verbatim } from '#contract/listening';
import { useOpenCase } from '#web/cases/cases.queries.ts';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { useWords } from '#web/language/language.ts';
import { DivisionChoice } from '#web/organization/DivisionChoice.tsx';

/** From words to a case: what it is about and who holds it first. */
export function OpenCaseDialog({ verbatim, close }: { verbatim: Verbatim; close: () => void }): ReactElement {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const [subject, setSubject] = useState(verbatim.themes.map((theme) => pick(theme.name)).join(', '));
  const [divisionId, setDivisionId] = useState(
    verbatim.division?.id ?? verbatim.suggestion?.division.id ?? null,
  );
  const open = useOpenCase();
  const submit = (): void => {
    if (divisionId === null) return;
    open.mutate(
      { verbatimId: verbatim.id, subject: subject.trim(), divisionId },
      { onSuccess: ({ id }) => void navigate({ to: '/cases/$id', params: { id } }) },
    );
  };
  return (
    <ActDialog
      title={t('listening:case.open')}
      act={t('listening:case.do')}
      close={close}
      submit={submit}
      ready={divisionId !== null && subject.trim().length >= 3}
      pending={open.isPending}
      error={open.error}
    >
      <Textarea
        data-autofocus
        {...ownDirection}
        autosize
        minRows={2}
        maxLength={300}
        onFocus={(event) => event.currentTarget.select()}
        label={t('listening:case.subject')}
        value={subject}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      <DivisionChoice value={divisionId} choose={setDivisionId} />
    </ActDialog>
  );
}
