import '@mantine/core/styles/Notification.css';
import '@mantine/notifications/styles.css';
import { Notifications } from '@mantine/notifications';
import type { ReactElement } from 'react';

export function Toasts(): ReactElement {
  return <Notifications position="bottom-center" limit={3} />;
}
