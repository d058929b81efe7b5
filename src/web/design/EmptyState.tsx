import type { ReactElement, ReactNode } from 'react';
import { Chair } from './Chair.tsx';
import classes from './EmptyState.module.css';

/** Nothing here yet: says what would fill it, and offers the one thing that does. */
export function EmptyState({
  title,
  heading: Title = 'p',
  children,
  offer,
}: {
  title: ReactNode;
  /** Where nothing else stands on the page, its title is the heading. */
  heading?: 'p' | 'h1';
  children?: ReactNode;
  offer?: ReactNode;
}): ReactElement {
  return (
    <div className={classes.empty}>
      <span className={classes.chair}>
        <Chair />
      </span>
      <Title className={classes.title}>{title}</Title>
      {children ? <div className={classes.words}>{children}</div> : null}
      {offer ? <div className={classes.offer}>{offer}</div> : null}
    </div>
  );
}
