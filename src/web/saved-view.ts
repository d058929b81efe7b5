/**
 * Filters live in the address, so that a view can be kept and sent; what is searched for does not: an address never
 * carries a person. Only the named filters are taken from it, only when they are short plain words.
 */
export function savedView<const Name extends string>(
  ...names: readonly Name[]
): (search: Record<string, unknown>) => { [Filter in Name]?: string } {
  return (search) => {
    const view: { [Filter in Name]?: string } = {};
    for (const name of names) {
      const value = search[name];
      if (typeof value === 'string' && value.length > 0 && value.length <= 80) view[name] = value;
    }
    return view;
  };
}
