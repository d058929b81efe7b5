import type { ReactElement } from 'react';
import type { Case } from '#contract/cases';
import { Icon } from '#web/design/Icon.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatInstant } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import classes from './Cases.module.css';

const INTERNAL: ReadonlySet<string> = new Set(['noted']);

/** The way of the baton: who did what, from whom to whom, in which words. What the customer did not see is quiet. */
export function Trail({ case: one }: { case: Case }): ReactElement {
  const { t, language, pick } = useWords();
  const events = [...one.events].sort((first, second) => second.seq - first.seq);
  return (
    <ol className={classes.trail}>
      {events.map((event) => (
        <li key={event.seq} data-type={event.type} data-internal={INTERNAL.has(event.type) || undefined}>
          <div className={classes.eventHead}>
            <strong>
              {INTERNAL.has(event.type) ? <Icon name="lock" size={14} /> : null}{' '}
              {t(`cases:event.${event.type}`)}
            </strong>
            <span className={classes.quiet}>
              {event.from && event.to
                ? t('cases:from-to', { from: pick(event.from.name), to: pick(event.to.name) })
                : event.to
                  ? pick(event.to.name)
                  : event.from
                    ? pick(event.from.name)
                    : ''}
            </span>
            <span className={classes.quiet}>
              <Told>{event.by.name}</Told>
              {' · '}
              <time dateTime={event.at}>{formatInstant(event.at, language)}</time>
            </span>
          </div>
          {event.words ? (
            <p className={classes.eventWords} dir="auto">
              {event.words}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
