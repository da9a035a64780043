/** Why a part of the template of a carrier is refused; the page of the channel has a sentence for each. */
export type TemplateWhy =
  | 'json'
  | 'too_long'
  | 'unknown_field'
  | 'missing'
  | 'value'
  | 'placeholder'
  | 'address'
  | 'text_in_header'
  | 'no_text'
  | 'no_recipient'
  | 'body_of_get'
  | 'key'
  | 'secret'
  | 'rule'
  | 'report';

/** What is wrong in a template. */
export interface TemplateFault {
  /** Names with points between them, as `answers.0.means`; empty for all of it. */
  readonly part: string;
  readonly why: TemplateWhy;
}
