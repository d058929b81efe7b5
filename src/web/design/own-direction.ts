/**
 * What a person types goes in the direction of its own first letter; an empty field in that of the page. (`dir` on a
 * field of the component library lands on the box around it, and says nothing about the words.)
 */
export const ownDirection = { styles: { input: { unicodeBidi: 'plaintext' } } } as const;
