import type { Locale } from '../../domain/kinds.ts';
import type { Role } from '../../domain/roles.ts';
import { consoleWords } from '../../i18n/console.ts';
import { teamWords } from '../../i18n/team.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { SheetLink } from '../../store/members/invite-several.ts';
import type { Member } from '../../store/members/members.ts';
import { Icon } from '../../ui/icon.tsx';
import { clockAt } from '../shell/clock.ts';
import { linkQr } from '../shell/link-qr.ts';
import { WorkPage } from '../shell/work-page.tsx';

interface SheetProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  role: Role;
  links: readonly SheetLink[];
  /** ms. */
  expires_at: number;
}

/** A sheet of invitations to cut up, one a person; shown this once. */
export function InvitationSheet(props: SheetProps) {
  const { locale, edition, role, links } = props;
  const words = teamWords[locale];
  return (
    <WorkPage
      {...props}
      page="team"
      title={words.sheet(consoleWords[locale].roles[role], links.length)}
      state={words.sheetNote}
      print={words.print}
      kind="practice"
    >
      <ol class="phone-cards link-cards">
        {links.map((link, at) => (
          <LinkCard {...props} link={link} at={at + 1} />
        ))}
      </ol>
      <p class="actions">
        <a class="plain" href={`/console/${edition.slug}/people`}>
          <Icon name="chevron-left" />
          <span>{consoleWords[locale].people.title}</span>
        </a>
      </p>
    </WorkPage>
  );
}

function LinkCard(props: SheetProps & { link: SheetLink; at: number }) {
  const { locale, edition, role, now, expires_at, link, at } = props;
  const words = teamWords[locale];
  const { path, size } = linkQr(link.url);
  const gate = edition.gates.find(({ number }) => number === link.gate);
  return (
    <li data-card={String(at)}>
      <h2>
        {link.label === null ? (
          <>
            {consoleWords[locale].roles[role]} <bdi dir="ltr">{at}</bdi>
          </>
        ) : (
          <bdi>{link.label}</bdi>
        )}
      </h2>
      <p>
        {link.label !== null && `${consoleWords[locale].roles[role]} · `}
        {gate ? gate.name[locale] : edition.name[locale]}
      </p>
      <p class="hint">{words.until(clockAt(expires_at, now, edition.timezone))}</p>
      <svg
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={words.code(at)}
        shape-rendering="crispEdges"
      >
        <rect width={size} height={size} fill="#FFFFFF" />
        <path fill="#000000" d={path} />
      </svg>
      <p class="link" dir="ltr" id={`link-${at}`}>
        {link.url}
      </p>
      <button type="button" class="plain" hidden data-copy={`link-${at}`} data-done={words.copied}>
        <span data-text="">{words.copy}</span>
      </button>
    </li>
  );
}
