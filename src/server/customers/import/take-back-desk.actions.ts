import { importsIn } from './import.store.ts';
import { type ImportDesk, inBackground } from './import-desk.actions.ts';
import { finishTakingBack } from './take-back.actions.ts';

/** Taking back goes on behind the desk, after whatever runs there. */
export function takeBackInBackground(desk: ImportDesk, id: string): void {
  inBackground(desk, id, () => finishTakingBack(desk, id));
}

/** Those that a crash or a stop interrupted go on by themselves. */
export async function resumeTakingBack(desk: ImportDesk): Promise<void> {
  for (const id of await importsIn(desk.world.db, 'taking-back')) await finishTakingBack(desk, id);
}
