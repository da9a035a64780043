import { assets } from '../../../build/manifest.ts';
import type { Locale } from '../../domain/kinds.ts';
import { searchWords } from '../../i18n/search.ts';
import { Icon } from '../../ui/icon.tsx';

/**
 * The camera for a search field: a script shows its button where there is a camera, and sends the
 * form with the code that it has read.
 */
export function CameraReader({ locale }: { locale: Locale }) {
  const { camera } = searchWords[locale];
  const { start, stop, aim, ...said } = camera;
  return (
    <div
      class="camera-reader"
      hidden
      data-camera=""
      data-decoder={assets['gate/scanning/decoder.worker.js']}
      data-wasm={assets['zxing_reader.wasm']}
      data-said={JSON.stringify(said)}
    >
      <button type="button" class="plain" aria-expanded="false" data-start={start} data-stop={stop}>
        <Icon name="camera" />
        <span>{start}</span>
      </button>
      <div class="camera-view" hidden>
        <video playsinline muted aria-label={aim} />
        <p class="hint">{aim}</p>
      </div>
      <p role="status" />
    </div>
  );
}
