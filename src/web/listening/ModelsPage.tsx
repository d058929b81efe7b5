import { Button, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { ModelCard } from '#contract/listening';
import { AskedPage } from '#web/design/Asked.tsx';
import { Page, Part } from '#web/design/Page.tsx';
import { refusalToast, toldToast } from '#web/design/undo-toast.tsx';
import { formatNumber } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import { KindOfModel } from './KindOfModel.tsx';
import classes from './Models.module.css';
import { modelCardQuery, useReadAgain, useStopReading, useTrain } from './models.queries.ts';

/** The model card: what the reading learned from, how right it is on words that it had not seen, and what is missing. */
export function ModelsPage(): ReactElement {
  return <AskedPage query={useQuery(modelCardQuery)}>{(card) => <Card card={card} />}</AskedPage>;
}

/** The right to let it learn, and to have older words read again. */
const TEACH = 'voice.teach';

function Card({ card }: { card: ModelCard }): ReactElement {
  const { t } = useWords();
  const train = useTrain();
  const mayTeach = card.may.includes(TEACH);
  return (
    <Page
      trail={<Link to="/listening">{t('shell:room.listening.name')}</Link>}
      title={t('listening:models.title')}
      subtitle={t('listening:models.subtitle')}
      acts={
        mayTeach ? (
          <Button
            size="sm"
            loading={train.isPending}
            disabled={card.training !== null}
            onClick={() =>
              train.mutate(undefined, {
                onSuccess: () => toldToast(say('listening:models.began')),
                onError: refusalToast,
              })
            }
          >
            {t('listening:models.train')}
          </Button>
        ) : null
      }
    >
      <p className={classes.note} role="status">
        {card.training === null
          ? t('listening:models.nightly')
          : t(`listening:models.stage.${card.training.stage}`)}
      </p>
      {card.training === null ? null : (
        <Progress value={100} striped animated aria-label={t('listening:models.train')} mb="md" />
      )}
      <Older card={card} mayTeach={mayTeach} />
      {card.kinds.map((kind) => (
        <Part key={kind.kind} title={t(`listening:models.kind.${kind.kind}`)}>
          <KindOfModel kind={kind} divisions={card.divisions} />
        </Part>
      ))}
    </Page>
  );
}

/** Words that were read before this was learned; reading them again can be stopped at any time. */
function Older({ card, mayTeach }: { card: ModelCard; mayTeach: boolean }): ReactElement | null {
  const { t, language } = useWords();
  const again = useReadAgain();
  const stop = useStopReading();
  const { reading, older } = card;
  if (reading !== null) {
    const total = Math.max(1, reading.total);
    return (
      <div className={classes.older} role="status">
        <span>
          {t('listening:models.reading', {
            done: formatNumber(reading.done, language),
            total: formatNumber(reading.total, language),
          })}
        </span>
        <Progress
          className={classes.progress}
          value={(100 * reading.done) / total}
          aria-label={t('listening:models.again')}
        />
        {mayTeach ? (
          <Button
            size="compact-sm"
            variant="default"
            loading={stop.isPending}
            onClick={() => stop.mutate(undefined, { onError: refusalToast })}
          >
            {t('listening:models.stop')}
          </Button>
        ) : null}
      </div>
    );
  }
  if (older === 0) return null;
  return (
    <div className={classes.older}>
      <span>{t('listening:models.older', { count: older, n: formatNumber(older, language) })}</span>
      {mayTeach ? (
        <Button
          size="compact-sm"
          variant="default"
          loading={again.isPending}
          onClick={() => again.mutate(undefined, { onError: refusalToast })}
        >
          {t('listening:models.again')}
        </Button>
      ) : null}
    </div>
  );
}
