import type { Locale } from '../../domain/kinds.ts';
import { consoleWords } from '../../i18n/console.ts';
import { Icon } from '../../ui/icon.tsx';
import { linkQr } from './link-qr.ts';

/** A fresh invitation, shown this once: the link, its code for a camera, a button that copies it. */
export function Invitation(props: { locale: Locale; url: string; note: string; back: string }) {
  const words = consoleWords[props.locale].invitation;
  const { path, size } = linkQr(props.url);
  return (
    <section class="panel invitation">
      <p>{props.note}</p>
      <svg
        class="link-code"
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={words.qr}
        shape-rendering="crispEdges"
      >
        <rect width={size} height={size} fill="#FFFFFF" />
        <path fill="#000000" d={path} />
      </svg>
      <p class="link-label">{words.link}</p>
      <p class="link" id="link" dir="ltr">
        {props.url}
      </p>
      <p class="actions">
        <button type="button" class="plain" hidden data-copy="link" data-done={words.copied}>
          <span data-text="">{words.copy}</span>
        </button>
        <a class="plain" href={props.back}>
          <Icon name="chevron-left" />
          <span>{words.back}</span>
        </a>
      </p>
      <p class="hint">{words.once}</p>
    </section>
  );
}
