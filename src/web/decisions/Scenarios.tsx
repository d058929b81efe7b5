import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Decision } from '#contract/decisions';
import { Mark } from '#web/design/Mark.tsx';
import { refusalToast } from '#web/design/undo-toast.tsx';
import { useWords } from '#web/language/language.ts';
import classes from './Decisions.module.css';
import { useDrawScenario } from './decisions.queries.ts';
import { Life } from './Life.tsx';

const SEATS = 3;

/** One to three real customers of the segment, under an invented name, as if they sat in the room. */
export function Scenarios({ decision }: { decision: Decision }): ReactElement {
  const { t } = useWords();
  const draw = useDrawScenario();
  const mayDraw = decision.may.includes('decision.draw-scenario') && decision.scenarios.length < SEATS;
  return (
    <>
      {decision.scenarios.length === 0 ? (
        <p className={classes.quiet}>
          <Mark tone="attention">{t('decisions:scenarios.none')}</Mark>
        </p>
      ) : null}
      <div className={classes.lives}>
        {decision.scenarios.map((scenario) => (
          <Life key={scenario.pseudonym} scenario={scenario} />
        ))}
      </div>
      {mayDraw ? (
        <p className={classes.draws}>
          {(['random', 'hardest-hit'] as const).map((by) => (
            <Button
              key={by}
              variant="default"
              size="sm"
              loading={draw.isPending && draw.variables.by === by}
              onClick={() => draw.mutate({ id: decision.id, by }, { onError: refusalToast })}
            >
              {t(`decisions:scenarios.draw-${by}`)}
            </Button>
          ))}
        </p>
      ) : null}
    </>
  );
}
