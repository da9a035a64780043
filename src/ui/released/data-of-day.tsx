import { correctionOf, publicFrom } from '../../domain/figures/release.ts';
import { figuresFilePath, RECOUNT_PATH } from '../../domain/figures/release-paths.ts';
import { releasedWords } from '../../i18n/released.ts';
import { momentOf } from './moment.ts';
import { idOf } from './part-id.ts';
import type { ListedRelease } from './props.ts';

/** The file, its fingerprint and the script: what a stranger needs to recount the figures. */
export function DataOfDay(props: ListedRelease) {
  const { said, edition, release } = props;
  const words = releasedWords[said];
  const { date } = release.figures;
  const file = figuresFilePath(edition.slug, date, release.number);
  const name = `${edition.slug}-${date}-${release.number}.csv`;
  return (
    <section class="released-data">
      <h3>{words.data}</h3>
      <ul>
        <li>
          <a href={file} download={name}>
            {words.file}
          </a>
        </li>
        <li>
          <a href={RECOUNT_PATH} download="recount.mjs">
            {words.script}
          </a>
        </li>
      </ul>
      <dl>
        <dt>{words.sha256}</dt>
        <dd>
          <code dir="ltr">{release.sha256}</code>
        </dd>
        <dt>{words.recount}</dt>
        <dd>
          <code dir="ltr">
            node recount.mjs {name} {release.sha256}
          </code>
        </dd>
      </dl>
      <Versions {...props} />
    </section>
  );
}

/** The releases of the day that are listed, each with the one that put it right. */
export function Versions(props: ListedRelease) {
  const { said, edition, day, listed } = props;
  const words = releasedWords[said];
  if (day.versions.length < 2) return null;
  return (
    <>
      <h4>{words.versions}</h4>
      <ul class="released-versions">
        {listed.map((one) => {
          const corrected = correctionOf(day.versions, one);
          const from = publicFrom(one);
          return (
            <li id={idOf(props, `version-${one.number}`)}>
              <b>{words.numbered(one.number)}</b> <span>{words.status[one.status]}</span>{' '}
              <span>{words.releasedAt(...momentOf(from, edition.timezone, said))}</span>{' '}
              {corrected && (
                <a
                  {...(listed.includes(corrected) && {
                    href: `#${idOf(props, `release-${corrected.number}`)}`,
                  })}
                >
                  {words.correctedBy(corrected.number)}
                </a>
              )}{' '}
              <a href={figuresFilePath(edition.slug, one.figures.date, one.number)} download="">
                {words.fileOf(one.number)}
              </a>
            </li>
          );
        })}
      </ul>
    </>
  );
}
