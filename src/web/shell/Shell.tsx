import { AppShell, Burger, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react';
import { useWords } from '#web/language/language.ts';
import { useFocusFollows, useFocusStays } from './focus-follows.ts';
import { SampleBanner } from './SampleBanner.tsx';
import classes from './Shell.module.css';
import { Side } from './Side.tsx';
import { useShortcuts } from './shortcuts.ts';
import { Top } from './Top.tsx';

const Palette = lazy(() => import('./Palette.tsx').then((module) => ({ default: module.Palette })));
const Shortcuts = lazy(() => import('./Shortcuts.tsx').then((module) => ({ default: module.Shortcuts })));

/** The frame of every room: search and what waits on top, the ten rooms at the side. */
export function Shell(): ReactElement {
  const { t } = useWords();
  const [sideOpen, side] = useDisclosure(false);
  const [opened, setOpened] = useState<'palette' | 'shortcuts' | null>(null);
  const { pathname } = useLocation();
  const { close } = side;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the side closes when the room changes
  useEffect(close, [pathname]);
  useFocusFollows();
  useFocusStays();
  useShortcuts({ palette: () => setOpened('palette'), shortcuts: () => setOpened('shortcuts') });
  return (
    <AppShell
      header={{ height: 54 }}
      navbar={{ width: 216, breakpoint: 'md', collapsed: { mobile: !sideOpen } }}
      padding={{ base: 'md', md: 'lg' }}
      withBorder={false}
    >
      <a className={classes.skip} href="#content">
        {t('shell:skip')}
      </a>
      <AppShell.Header className={classes.top}>
        <Group h="100%" px={{ base: 'sm', md: 'lg' }} gap="sm" wrap="nowrap">
          <Burger
            opened={sideOpen}
            onClick={side.toggle}
            hiddenFrom="md"
            size="sm"
            aria-label={t('shell:rooms')}
            aria-expanded={sideOpen}
          />
          <Top openPalette={() => setOpened('palette')} openShortcuts={() => setOpened('shortcuts')} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.side} aria-label={t('shell:rooms')}>
        <Side />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        <SampleBanner />
        <Outlet />
      </AppShell.Main>
      <Suspense fallback={null}>
        {opened === 'palette' ? <Palette close={() => setOpened(null)} /> : null}
        {opened === 'shortcuts' ? <Shortcuts close={() => setOpened(null)} /> : null}
      </Suspense>
    </AppShell>
  );
}
