import { Alert, Button, Group, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { parseMinor } from '#kernel/money';
import { SegmentBuilder } from '#web/customers/segments/SegmentBuilder.tsx';
import { TakeSegment } from '#web/customers/segments/TakeSegment.tsx';
import { DayField } from '#web/design/DayField.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { Part } from '#web/design/Page.tsx';
import { useWords } from '#web/language/language.ts';
import { refusalWords } from '#web/language/refusal-words.ts';
import { organizationQuery } from '#web/shell/shell.queries.ts';
import classes from './Decisions.module.css';
import type { Draft } from './decisions.queries.ts';
import { isWhole, KINDS } from './draft.ts';

type Given = {
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  readonly act: string;
  readonly submit: () => void;
  readonly pending: boolean;
  readonly error: unknown;
  readonly cancel: () => void;
};
type Field = 'title' | 'question' | 'motives' | 'gain' | 'trust' | 'prediction';

/** The draft as it is written: three things must be said, the rest may wait. */
export function DecisionForm({ draft, change, act, submit, pending, error, cancel }: Given): ReactElement {
  const { t } = useWords();
  const words = (field: Field) => ({
    ...ownDirection,
    label: t(`decisions:field.${field}`),
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ ...draft, [field]: event.currentTarget.value }),
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole(draft) && document.activeElement?.getAttribute('aria-expanded') !== 'true') submit();
      }}
    >
      {error ? (
        <Alert color="red" variant="light" role="alert">
          {refusalWords(error)}
        </Alert>
      ) : null}
      <div className={classes.two}>
        <TextInput data-autofocus maxLength={200} {...words('title')} />
        <Select
          label={t('decisions:column.kind')}
          allowDeselect={false}
          value={draft.kind}
          data={KINDS.map((kind) => ({ value: kind, label: t(`decisions:kind.${kind}`) }))}
          onChange={(value) => change({ ...draft, kind: KINDS.find((kind) => kind === value) ?? draft.kind })}
        />
      </div>
      <Textarea autosize minRows={2} maxLength={1000} {...words('question')} />
      <Textarea
        autosize
        minRows={3}
        maxLength={5000}
        description={t('decisions:field.motives-words')}
        {...words('motives')}
      />
      <div className={classes.two}>
        <Textarea autosize minRows={3} maxLength={2000} {...words('gain')} />
        <Textarea autosize minRows={3} maxLength={2000} {...words('trust')} />
      </div>
      <Part title={t('decisions:affected')}>
        <TakeSegment take={(segment) => change({ ...draft, segment })} />
        <SegmentBuilder segment={draft.segment} change={(segment) => change({ ...draft, segment })} />
      </Part>
      <Part title={t('decisions:form.later')}>
        <div className={classes.two}>
          <Amount draft={draft} change={change} />
          <TextInput
            {...ownDirection}
            maxLength={500}
            label={t('decisions:field.target')}
            value={draft.targetServed ?? ''}
            onChange={(event) => change({ ...draft, targetServed: event.currentTarget.value || null })}
          />
          <Textarea autosize minRows={2} maxLength={2000} {...words('prediction')} />
          <DayField
            label={t('decisions:field.review')}
            value={draft.reviewOn ?? ''}
            change={(day) => change({ ...draft, reviewOn: day || null })}
          />
        </div>
      </Part>
      <Group justify="flex-end">
        <Button variant="default" onClick={cancel}>
          {t('shell:cancel')}
        </Button>
        <Button type="submit" disabled={!isWhole(draft)} loading={pending}>
          {act}
        </Button>
      </Group>
    </form>
  );
}

function Amount({ draft, change }: Pick<Given, 'draft' | 'change'>): ReactElement {
  const { t } = useWords();
  const currency = useQuery(organizationQuery).data?.currency ?? 'ILS';
  const [typed, setTyped] = useState(
    draft.benefitMinor === null ? '' : (draft.benefitMinor / 100).toFixed(2),
  );
  const minor = parseMinor(typed, currency);
  return (
    <TextInput
      dir="ltr"
      inputMode="decimal"
      label={t('decisions:field.benefit', { currency })}
      value={typed}
      error={typed.trim() !== '' && minor === null ? t('decisions:bad-amount') : undefined}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        change({ ...draft, benefitMinor: parseMinor(text, currency) });
      }}
    />
  );
}
