/** A browser's own reader of codes (https://wicg.github.io/shape-detection-api), reduced to what is used. */
interface Detector {
  detect(source: CanvasImageSource): Promise<readonly { rawValue: string }[]>;
}
declare global {
  var BarcodeDetector:
    | { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<readonly string[]> }
    | undefined;
}

/** Why there is no picture; each has a message of its own. */
export type CameraFault = 'denied' | 'no_camera';

/** The pause between two pictures: a hand is steady for longer than this. */
const PAUSE_MS = 150;
/** Larger pictures are scaled down: a code that fills a good part of the picture stays large enough. */
const LONGEST_SIDE = 1600;

async function nativeDetector(): Promise<Detector | undefined> {
  const Native = globalThis.BarcodeDetector;
  return Native && (await Native.getSupportedFormats()).includes('qr_code')
    ? new Native({ formats: ['qr_code'] })
    : undefined;
}

/** Finds the texts of the codes in a picture: with the browser's own reader if that works, otherwise with a library. */
export class Finder {
  #native = nativeDetector().catch(() => undefined);

  async find(source: HTMLVideoElement | ImageBitmap): Promise<string[]> {
    try {
      const codes = await (await this.#native)?.detect(source);
      if (codes) return codes.map(({ rawValue }) => rawValue);
    } catch {
      // The browser has the interface, but no service behind it.
      this.#native = Promise.resolve(undefined);
    }
    const { decode } = await import('./qr.ts');
    return decode(pixelsOf(source));
  }
}

function pixelsOf(source: HTMLVideoElement | ImageBitmap): ImageData {
  const [width, height] =
    source instanceof HTMLVideoElement ? [source.videoWidth, source.videoHeight] : [source.width, source.height];
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('No canvas');
  // Transparent parts of a picture get a white background.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** The camera, from asking for access to releasing it. */
export class Camera {
  readonly video = document.createElement('video');
  readonly #finder = new Finder();
  #stream: MediaStream | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the runs: results of an earlier run are ignored. */
  #run = 0;
  /** @returns whether the text was usable */
  readonly #found: (text: string) => Promise<boolean>;

  constructor(found: (text: string) => Promise<boolean>) {
    this.#found = found;
    // Otherwise iOS would play it in full screen.
    this.video.playsInline = true;
    this.video.muted = true;
  }

  /** @returns why it does not run; `undefined` if it does, or was stopped in the meantime */
  async start(): Promise<CameraFault | undefined> {
    this.stop();
    const run = this.#run;
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
      });
      if (run !== this.#run) {
        stop(stream);
        return undefined;
      }
      this.#stream = stream;
      this.video.srcObject = stream;
      await this.video.play();
    } catch (error) {
      if (run !== this.#run) return undefined;
      return faultOf(error);
    }
    if (run === this.#run) this.#look(run);
    return undefined;
  }

  /** Finds the texts of the codes in a picture that the payer chose. */
  find(picture: ImageBitmap): Promise<string[]> {
    return this.#finder.find(picture);
  }

  /** Releases the camera: its light goes out. */
  stop(): void {
    this.#run++;
    clearTimeout(this.#timer);
    if (this.#stream) stop(this.#stream);
    this.#stream = undefined;
    this.video.srcObject = null;
  }

  async #look(run: number): Promise<void> {
    const isOver = () => run !== this.#run;
    try {
      // The size of the picture is known only a moment after it begins to play.
      const texts = this.video.videoWidth > 0 ? await this.#finder.find(this.video) : [];
      for (const text of texts) {
        if (isOver() || (await this.#found(text))) return;
      }
    } catch {
      // This picture could not be read; there is another one in a moment.
    }
    if (!isOver()) this.#timer = setTimeout(() => this.#look(run), PAUSE_MS);
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Without a secure context there are no devices at all: like a policy, that is up to the page. */
function faultOf(error: unknown): CameraFault {
  const name = error instanceof Error ? error.name : '';
  return /^(NotAllowed|Security|Type)Error$/.test(name) ? 'denied' : 'no_camera';
}
