/** A file or a mapping that cannot be what it says: one sentence for the person who brought it, and nothing was stored. */
export class FileRefusal extends Error {
  readonly kind: 'unreadable' | 'bad-mapping';
  constructor(kind: 'unreadable' | 'bad-mapping', sentence: string) {
    super(sentence);
    this.name = 'FileRefusal';
    this.kind = kind;
  }
}
