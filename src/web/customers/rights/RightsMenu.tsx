import { Button, Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import { Icon } from '#web/design/Icon.tsx';
import { useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';

/** What the customer may ask of us: a file of everything, and to be forgotten. Only for those who answer for privacy. */
export function RightsMenu({
  customerId,
  erase,
}: {
  customerId: string;
  erase: () => void;
}): ReactElement | null {
  const { t } = useWords();
  const may = useMay();
  if (!may('customer.answer-person')) return null;
  const file = (language: 'he' | 'en'): string =>
    `/api/v1/customers/${customerId}/access-file.zip?language=${language}`;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="xs" rightSection={<Icon name="more" size={16} />}>
          {t('rights:menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={file('he')} download>
          {t('rights:access.he')}
        </Menu.Item>
        <Menu.Item component="a" href={file('en')} download>
          {t('rights:access.en')}
        </Menu.Item>

        <Menu.Item color="red" onClick={erase}>
          {t('rights:erase.act')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
