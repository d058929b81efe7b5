import { Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import { patternQuery } from '#web/listening/listening.queries.ts';
import classes from './Improvements.module.css';
import { STATE_TONES } from './idea-words.ts';
import { alikeQuery, useRaise } from './improvements.queries.ts';

const ENOUGH_TO_COMPARE = 6;

/** A new idea, alone or from a pattern; while it is typed, up to three alike and what became of them. */
export function RaiseDialog({
  patternId,
  close,
}: {
  patternId: string | undefined;
  close: () => void;
}): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const [body, setBody] = useState('');
  const raise = useRaise();
  const submit = (): void =>
    raise.mutate(
      { title: title.trim(), body: body.trim(), ...(patternId ? { patternId } : {}) },
      { onSuccess: ({ id }) => void navigate({ to: '/improvements/$id', params: { id } }) },
    );
  return (
    <ActDialog
      title={t('improvements:raise.act')}
      act={t('improvements:raise.do')}
      close={close}
      submit={submit}
      ready={title.trim().length >= 3 && body.trim().length >= 3}
      pending={raise.isPending}
      error={raise.error}
      size="lg"
    >
      {patternId ? <FromPattern id={patternId} /> : null}
      <TextInput
        data-autofocus
        {...ownDirection}
        maxLength={200}
        label={t('improvements:raise.title')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        {...ownDirection}
        autosize
        minRows={4}
        maxLength={5000}
        label={t('improvements:raise.body')}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <Alike text={`${title} ${body}`.trim()} />
    </ActDialog>
  );
}

function FromPattern({ id }: { id: string }): ReactElement | null {
  const { t, pick } = useWords();
  const pattern = useQuery(patternQuery(id)).data;
  return pattern ? (
    <p className={classes.quiet}>{t('improvements:raise.from', { pattern: pick(pattern.name) })}</p>
  ) : null;
}

function Alike({ text }: { text: string }): ReactElement | null {
  const { t } = useWords();
  const [settled] = useDebouncedValue(text, 350);
  const found = useQuery({ ...alikeQuery(settled), enabled: settled.length >= ENOUGH_TO_COMPARE }).data ?? [];
  if (found.length === 0) return null;
  return (
    <section aria-live="polite" aria-label={t('improvements:alike')}>
      <p className={classes.quiet}>{t('improvements:alike')}</p>
      <ul className={classes.plain}>
        {found.map((idea) => (
          <li key={idea.id} className={classes.pair}>
            <Link to="/improvements/$id" params={{ id: idea.id }}>
              <Told>{idea.title}</Told>
            </Link>
            <Mark tone={STATE_TONES[idea.state]}>{t(`improvements:state.${idea.state}`)}</Mark>
          </li>
        ))}
      </ul>
    </section>
  );
}
