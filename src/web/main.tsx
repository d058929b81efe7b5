import '#web/design/mantine.css';
import '#web/design/floor.css';
import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { cssVariables, theme } from '#web/design/theme.ts';
import { startLanguage, useWords } from '#web/language/language.ts';
import { queryClient } from '#web/query-client.ts';
import { router } from '#web/routes.tsx';

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
          <Notifications position="bottom-center" limit={3} />
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
