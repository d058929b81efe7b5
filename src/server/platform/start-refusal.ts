/**
 * The product cannot start, and a person can do something about it: what is wrong, then what to do.
 * Whoever started the process prints `message` and exits with 1; a stack trace would help nobody here.
 */
export class StartRefusal extends Error {
  readonly sentence: string;
  readonly remedy: string;

  constructor(sentence: string, remedy: string, options?: ErrorOptions) {
    super(`${sentence} ${remedy}`, options);
    this.name = 'StartRefusal';
    this.sentence = sentence;
    this.remedy = remedy;
  }
}

/** The operating system's short name of a failure (`ENOSPC`), or an empty text when the failure has none. */
export function codeOf(failure: unknown): string {
  if (typeof failure !== 'object' || failure === null || !('code' in failure)) return '';
  return typeof failure.code === 'string' ? failure.code : '';
}

/** A fault with the faults that caused it, as far as they can tell of themselves. */
export function faultsWithin(fault: unknown): { code: string; syscall: string; message: string }[] {
  const found: { code: string; syscall: string; message: string }[] = [];
  for (let at = fault; at instanceof Error && found.length < 5; at = at.cause)
    found.push({
      code: codeOf(at),
      syscall: 'syscall' in at && typeof at.syscall === 'string' ? at.syscall : '',
      message: at.message,
    });
  return found;
}

/** Turns a failure of the disk under `path` into a sentence; any other failure is given back as it came. */
export function refusalOfDisk(failure: unknown, path: string): unknown {
  const code = codeOf(failure);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new StartRefusal(`The disk that holds ${path} is full.`, 'Free some space and start again.', {
      cause: failure,
    });
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new StartRefusal(
      `This user may not write ${path}.`,
      'Start as the user who owns it, or choose another home directory.',
      { cause: failure },
    );
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new StartRefusal(
      `${path} cannot be made: a part of this path is a file.`,
      'Choose another home directory.',
      { cause: failure },
    );
  }
  return failure;
}
