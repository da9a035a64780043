/** A form of a page: by its place among those of its action, and the folds in which it stands. */
export interface FormFound {
  readonly at: number;
  readonly folds: ReadonlySet<number>;
}

/** Hidden fields that say how the page was, not which of its forms this is. */
const OF_THE_PAGE = new Set(['key', 'base', 'version', 'carried']);

/**
 * Of the forms of an action on a page, the one that was sent: that whose hidden fields say the same.
 * The first of them where none does; null without any.
 */
export async function formSought(
  html: string,
  form: string,
  values: ReadonlyMap<string, readonly string[]>,
): Promise<FormFound | null> {
  const around: number[] = [];
  const forms: { folds: Set<number>; isSent: boolean }[] = [];
  let fold = -1;
  const rewriter = new HTMLRewriter()
    .on('details', {
      element(element) {
        fold += 1;
        around.push(fold);
        element.onEndTag(() => void around.pop());
      },
    })
    .on(form, {
      element() {
        forms.push({ folds: new Set(around), isSent: true });
      },
    })
    .on(`${form} input[type="hidden"]`, {
      element(element) {
        const name = element.getAttribute('name') ?? '';
        const said = values.get(name) ?? [];
        const one = forms.at(-1);
        if (!one || OF_THE_PAGE.has(name)) return;
        if (!said.includes(element.getAttribute('value') ?? '')) one.isSent = false;
      },
    });
  await rewriter.transform(new Response(html)).text();
  const sent = forms.findIndex(({ isSent }) => isSent);
  const at = Math.max(sent, 0);
  const found = forms[at];
  return found ? { at, folds: found.folds } : null;
}
