import '#web/design/mantine.css';
import '#web/design/floor.css';
import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, type ReactElement, StrictMode, Suspense, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { cssVariables, theme } from '#web/design/theme.ts';
import { useToastsNeeded } from '#web/design/toasts-needed.ts';
import { startLanguage, useWords } from '#web/language/language.ts';
import { queryClient } from '#web/query-client.ts';
import { router } from '#web/routes.tsx';

const Toasts = lazy(() => import('#web/design/Toasts.tsx').then((module) => ({ default: module.Toasts })));
const place = document.getElementById('root');
if (!place) throw new Error('The page has no place for the product');
await startLanguage();
createRoot(place).render(
  <StrictMode>
    <DirectionProvider
      initialDirection={document.documentElement.dir === 'ltr' ? 'ltr' : 'rtl'}
      detectDirection={false}
    >
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <DirectionFollowsLanguage />
          <ToastsOnceNeeded />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  </StrictMode>,
);

function DirectionFollowsLanguage(): null {
  const { language } = useWords();
  const { setDirection } = useDirection();
  useEffect(() => setDirection(language === 'he' ? 'rtl' : 'ltr'), [language, setDirection]);
  return null;
}

/** What was said is drawn from the first toast on; until then its code is not asked for. */
function ToastsOnceNeeded(): ReactElement | null {
  const needed = useToastsNeeded();
  if (!needed) return null;
  return (
    <Suspense fallback={null}>
      <Toasts />
    </Suspense>
  );
}
