import type { ReactElement, ReactNode } from 'react';
import classes from './Page.module.css';

type Head = {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  /** The way back along the flow of what was heard: customer → touchpoint → verbatim → pattern → … */
  readonly trail?: ReactNode;
  readonly acts?: ReactNode;
  readonly children: ReactNode;
  readonly wide?: boolean;
};

/** A page: one heading, what it is in one line, its acts, and the content. */
export function Page({ title, subtitle, trail, acts, children, wide }: Head): ReactElement {
  return (
    <div className={classes.page} data-wide={wide || undefined}>
      <header className={classes.head}>
        <div className={classes.naming}>
          {trail ? <nav className={classes.trail}>{trail}</nav> : null}
          <h1 className={classes.title}>{title}</h1>
          {subtitle ? <p className={classes.subtitle}>{subtitle}</p> : null}
        </div>
        {acts ? <div className={classes.acts}>{acts}</div> : null}
      </header>
      {children}
    </div>
  );
}

/** A part of a page: a quiet heading and space; no box. */
export function Part({
  title,
  beside,
  children,
}: {
  title: ReactNode;
  beside?: ReactNode;
  children: ReactNode;
}): ReactElement {
  return (
    <section className={classes.part}>
      <div className={classes.partHead}>
        <h2 className={classes.partTitle}>{title}</h2>
        {beside ? <div className={classes.beside}>{beside}</div> : null}
      </div>
      {children}
    </section>
  );
}
