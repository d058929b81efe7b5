import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useEffect, useState } from 'react';
import { problemOf } from '#web/call.ts';
import { ownDirection } from '#web/design/own-direction.ts';
import { useWords } from '#web/language/language.ts';
import { refusalWords } from '#web/language/refusal-words.ts';
import { doorQuery, useLink } from './session.queries.ts';
import classes from './Threshold.module.css';
import { Threshold } from './Threshold.tsx';

const SHORTEST = 10;

/**
 * A one-time link. Its secret stands after the "#", which browsers do not send, and is taken out of the address at
 * once, so that it is in no log and no history.
 */
export function WelcomePage(): ReactElement {
  const { t } = useWords();
  const [secret] = useState(() => window.location.hash.slice(1));
  const owned = useQuery(doorQuery).data?.owned ?? true;
  const use = useLink();
  const first = !owned || problemOf(use.error)?.code === 'NAME_NEEDED';
  useEffect(() => window.history.replaceState(null, '', window.location.pathname), []);
  const form = useForm({
    initialValues: { password: '', again: '', name: '', email: '' },
    validate: {
      password: (value) => (value.length < SHORTEST ? t('session:welcome.short', { count: SHORTEST }) : null),
      again: (value, { password }) => (value === password ? null : t('session:welcome.differ')),
    },
  });
  const submit = form.onSubmit(({ password, name, email }) =>
    use.mutate({ secret, password, ...(name ? { name } : {}), ...(email ? { email } : {}) }),
  );
  if (secret.length < 20) {
    return (
      <Threshold title={t('session:welcome.dead')} words={t('session:welcome.dead-words')}>
        <p className={classes.aside}>
          <Link to="/door">{t('session:to-door')}</Link>
        </p>
      </Threshold>
    );
  }
  return (
    <Threshold title={t('session:welcome.title')} words={t('session:welcome.words')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {use.error ? (
            <Alert color="red" variant="light" role="alert">
              {refusalWords(use.error)}
            </Alert>
          ) : null}
          {first ? (
            <>
              <TextInput
                label={t('session:welcome.name')}
                autoComplete="name"
                {...ownDirection}
                required
                withAsterisk={false}
                {...form.getInputProps('name')}
              />
              <TextInput
                label={t('session:email')}
                type="email"
                autoComplete="username"
                dir="ltr"
                required
                withAsterisk={false}
                {...form.getInputProps('email')}
              />
            </>
          ) : null}
          <PasswordInput
            label={t('session:welcome.password')}
            description={t('session:welcome.long', { count: SHORTEST })}
            autoComplete="new-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t('session:show-password') }}
            {...form.getInputProps('password')}
          />
          <PasswordInput
            label={t('session:welcome.again')}
            autoComplete="new-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t('session:show-password') }}
            {...form.getInputProps('again')}
          />
          <Button type="submit" loading={use.isPending}>
            {t('session:welcome.enter')}
          </Button>
        </Stack>
      </form>
    </Threshold>
  );
}
