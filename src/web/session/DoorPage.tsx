import { Alert, Button, PasswordInput, Stack, TextInput, UnstyledButton } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Employee } from '#contract/organization';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import { refusalWords } from '#web/language/refusal-words.ts';
import { doorQuery, useSignIn, useTake } from './session.queries.ts';
import classes from './Threshold.module.css';
import { Threshold } from './Threshold.tsx';

const FIRST: readonly string[] = [
  'cx-lead',
  'customer-representative',
  'executive',
  'division-manager',
  'agent',
];

/** Those whose day shows most of the product stand first; the rest by name. */
function byRole(a: Employee, b: Employee): number {
  const rank = ({ role }: Employee): number => (FIRST.includes(role) ? FIRST.indexOf(role) : FIRST.length);
  return rank(a) - rank(b) || a.name.localeCompare(b.name);
}

export function DoorPage(): ReactElement {
  const { t, pick } = useWords();
  const door = useQuery(doorQuery).data;
  const signIn = useSignIn();
  const take = useTake();
  const form = useForm({ initialValues: { email: '', password: '' } });
  const error = signIn.error ?? take.error;
  return (
    <Threshold title={t('session:door.title')} words={t('session:door.words')}>
      {door?.owned === false ? (
        <Alert variant="light" mb="md" title={t('session:door.unowned-title')}>
          {t('session:door.unowned')}
        </Alert>
      ) : null}
      <form onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
        <Stack gap="sm">
          {error ? (
            <Alert color="red" variant="light" role="alert">
              {refusalWords(error)}
            </Alert>
          ) : null}
          <TextInput
            label={t('session:email')}
            type="email"
            autoComplete="username"
            dir="ltr"
            required
            withAsterisk={false}
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label={t('session:password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t('session:show-password') }}
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={signIn.isPending}>
            {t('session:door.enter')}
          </Button>
        </Stack>
      </form>
      <p className={classes.aside}>
        <Link to="/reset">{t('session:door.forgot')}</Link>
      </p>
      {door && door.sample.length > 0 ? (
        <section className={classes.people}>
          <h2>{t('session:door.sample')}</h2>
          {[...door.sample].sort(byRole).map((person) => (
            <UnstyledButton
              key={person.id}
              className={classes.person}
              disabled={take.isPending}
              onClick={() => take.mutate(person.id)}
            >
              <Told>{person.name}</Told>
              <span className={classes.role}>
                {t(`words:role.${person.role}`)}
                {person.division ? ` · ${pick(person.division.name)}` : null}
              </span>
            </UnstyledButton>
          ))}
        </section>
      ) : null}
    </Threshold>
  );
}
