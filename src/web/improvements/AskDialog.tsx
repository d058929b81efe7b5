import { Select, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Idea } from '#contract/improvements';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { useWords } from '#web/language/language.ts';
import { professionWords } from '#web/language/vocabulary.ts';
import { employeesQuery } from '#web/organization/organization.queries.ts';
import { PROFESSIONS } from './idea-words.ts';
import { type Profession, useAsk } from './improvements.queries.ts';

/** Asks one question of one named person; those of the profession stand first. */
export function AskDialog({ idea, close }: { idea: Idea; close: () => void }): ReactElement {
  const { t } = useWords();
  const employees = useQuery(employeesQuery).data ?? [];
  const [profession, setProfession] = useState<Profession | null>(null);
  const [askedOf, setAskedOf] = useState<string | null>(null);
  const [question, setQuestion] = useState('');
  const ask = useAsk();
  const ofProfession = employees.filter((one) => one.profession === profession);
  const others = employees.filter((one) => one.profession !== profession);
  const options = (people: typeof employees) => people.map((one) => ({ value: one.id, label: one.name }));
  const submit = (): void => {
    if (profession !== null && askedOf !== null)
      ask.mutate({ id: idea.id, profession, askedOf, question: question.trim() }, { onSuccess: close });
  };
  return (
    <ActDialog
      title={t('improvements:ask.act')}
      act={t('improvements:ask.do')}
      close={close}
      submit={submit}
      ready={profession !== null && askedOf !== null && question.trim().length >= 3}
      pending={ask.isPending}
      error={ask.error}
    >
      <Select
        label={t('improvements:ask.profession')}
        allowDeselect={false}
        value={profession}
        data={PROFESSIONS.map((value) => ({ value, label: professionWords(value) }))}
        onChange={(value) => {
          const chosen = PROFESSIONS.find((each) => each === value) ?? null;
          setProfession(chosen);
          setAskedOf(employees.find((one) => one.profession === chosen)?.id ?? null);
        }}
      />
      <Select
        searchable
        label={t('improvements:ask.person')}
        allowDeselect={false}
        value={askedOf}
        data={[
          ...(ofProfession.length > 0 && profession
            ? [{ group: professionWords(profession), items: options(ofProfession) }]
            : []),
          { group: t('improvements:ask.others'), items: options(others) },
        ]}
        onChange={setAskedOf}
      />
      <Textarea
        {...ownDirection}
        autosize
        minRows={2}
        maxLength={1000}
        label={t('improvements:ask.question')}
        value={question}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
