/**
 * What a person types goes in the direction of its own first letter; an empty field in that of the page. (`dir` on a
 * field of the component library lands on the box around it, and says nothing about the words.)
 */
export const ownDirection = { styles: { input: { unicodeBidi: 'plaintext' } } } as const;

/**
 * The direction of what was said, by the script of most of its letters: "Netflix לא עובד אצלנו" is Hebrew, whatever
 * it begins with. Without letters, or with as many of each, the first letter decides.
 */
export function directionOf(text: string): 'rtl' | 'ltr' | 'auto' {
  let right = 0;
  let left = 0;
  // Enough to know: a long text does not change its direction after its first page.
  for (const char of text.slice(0, 2_000)) {
    if (/[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u.test(char)) right++;
    else if (/\p{L}/u.test(char)) left++;
  }
  return right === left ? 'auto' : right > left ? 'rtl' : 'ltr';
}
