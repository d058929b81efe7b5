import { on } from 'node:events';
import type { WrittenFile } from '#sample/write-company';
import { startThread } from '#server/platform/thread';

/**
 * The sample company's files, in the order in which they should be imported, each as soon as it is whole. They are invented in
 * a thread of its own: the first is being imported while the others are still being written, and the story's memory goes
 * with the thread. Throws when the thread breaks off.
 */
export async function* sampleFiles(wish: {
  readonly directory: string;
  /** The last day of the sample, ISO. */
  readonly endsOn: string;
}): AsyncGenerator<WrittenFile> {
  const thread = startThread('./sample-thread', import.meta.url, wish);
  try {
    for await (const [file] of on(thread, 'message', { close: ['exit'] })) yield file;
  } finally {
    await thread.terminate();
  }
}
