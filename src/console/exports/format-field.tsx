import { EXPORT_FORMATS, type ExportFormat } from '../../domain/exports/file.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { exportWords } from '../../i18n/exports.ts';
import { SelectField } from '../shell/fields.tsx';
import type { ExportsProps } from './props.ts';

/** In which format; `id` is that of the field on its page. */
export function FormatField({
  locale,
  id,
  value = 'xlsx',
}: Pick<ExportsProps, 'locale'> & { id: string; value?: ExportFormat | undefined }) {
  const words = exportWords[spokenIn(locale)];
  return (
    <SelectField
      name="format"
      id={id}
      label={words.ask.format}
      hint={words.formatHint}
      value={value}
      options={EXPORT_FORMATS.map((format) => ({ value: format, text: words.formats[format] }))}
    />
  );
}
