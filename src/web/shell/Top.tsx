import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react';
import { Icon } from '#web/design/Icon.tsx';
import { useWords } from '#web/language/language.ts';
import { useSession } from '#web/session/session.queries.ts';
import { PersonButton } from './PersonButton.tsx';
import classes from './Shell.module.css';
import { useToday } from './shell.queries.ts';
import { WaitingButton } from './WaitingButton.tsx';
import { waitingFor } from './waiting.ts';

const WaitingMenu = lazy(() =>
  import('./WaitingMenu.tsx').then((module) => ({ default: module.WaitingMenu })),
);
const PersonMenu = lazy(() => import('./PersonMenu.tsx').then((module) => ({ default: module.PersonMenu })));

export function Top({
  openPalette,
  openShortcuts,
}: {
  openPalette: () => void;
  openShortcuts: () => void;
}): ReactElement {
  const { t } = useWords();
  return (
    <>
      <Link to="/" className={classes.name} aria-label={t('shell:product')}>
        <Icon name="chair" size={22} />
        <span className={classes.wideOnly}>{t('shell:product')}</span>
      </Link>
      <button type="button" className={classes.search} onClick={openPalette}>
        <Icon name="search" size={16} />
        <span className={classes.searchWords}>{t('shell:search.offer')}</span>
        <span className={classes.searchShort}>{t('shell:search.short')}</span>
        <kbd className={classes.keys} dir="ltr">
          Ctrl K
        </kbd>
      </button>
      <Waiting />
      <SchemeSwitch />
      <Person openShortcuts={openShortcuts} />
    </>
  );
}

function Waiting(): ReactElement {
  const today = useToday().data;
  const waiting = today ? waitingFor(today) : [];
  return (
    <OnceAsked button={(open) => <WaitingButton count={waiting.length} onClick={open} />}>
      <WaitingMenu waiting={waiting} />
    </OnceAsked>
  );
}

function Person({ openShortcuts }: { openShortcuts: () => void }): ReactElement | null {
  const session = useSession();
  if (!session) return null;
  return (
    <OnceAsked button={(open) => <PersonButton name={session.employee.name} onClick={open} />}>
      <PersonMenu session={session} openShortcuts={openShortcuts} />
    </OnceAsked>
  );
}

/** A menu is loaded when it is first asked for, and then opens; until then only its button is there. */
function OnceAsked({
  button,
  children,
}: {
  button: (open?: () => void) => ReactNode;
  children: ReactNode;
}): ReactElement {
  const [asked, ask] = useState(false);
  if (!asked) return <>{button(() => ask(true))}</>;
  return <Suspense fallback={button()}>{children}</Suspense>;
}

function SchemeSwitch(): ReactElement {
  const { t } = useWords();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'light' ? 'dark' : 'light';
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      onClick={() => setColorScheme(other)}
      aria-label={t(`shell:scheme.${other}`)}
    >
      <Icon name={scheme === 'light' ? 'moon' : 'sun'} />
    </ActionIcon>
  );
}
