import { html, render } from 'lit';
import { Scan } from './check/scan/index.ts';
import { messages } from './locales/assist/en.ts';
import { equal, ok, until } from './testing/assert.ts';
import { eachWithBff } from './testing/each.ts';
import { Payer } from './testing/payer.ts';

const SHOWN = 'DE89 3704 0044 0532 0130 00';
/** Made by libqrencode, and read here by another library or by the browser. */
const PICTURES = '/widget/src/testing/pictures';
/** The real fetch: the simulated BFF replaces it later. */
const load = globalThis.fetch.bind(globalThis);

async function picture(name: string): Promise<ImageBitmap> {
  const response = await load(`${PICTURES}/${name}.png`);
  return createImageBitmap(await response.blob());
}

/** A picture as taken by hand: askew, from a distance, on a desk, in poor light, slightly out of focus. */
async function photograph(name: string, angle = 0.2): Promise<HTMLCanvasElement> {
  const code = await picture(name);
  const canvas = document.createElement('canvas');
  canvas.width = 900;
  canvas.height = 700;
  const context = canvas.getContext('2d');
  ok(context, 'there is a canvas');
  context.fillStyle = '#8d7a66';
  context.fillRect(0, 0, 900, 700);
  context.filter = 'blur(1.2px) brightness(0.8)';
  context.setTransform(Math.cos(angle), Math.sin(angle), -Math.sin(angle) + 0.08, Math.cos(angle) * 0.94, 300, 150);
  context.drawImage(code, 0, 0, 380, 380);
  return canvas;
}

const fileOf = async (canvas: HTMLCanvasElement): Promise<File> => {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.7));
  ok(blob, 'there is a picture');
  return new File([blob], 'invoice.jpg', { type: 'image/jpeg' });
};

describe('scanning a QR code', () => {
  eachWithBff(() => {});

  const { mediaDevices } = navigator;
  let tracks: MediaStreamTrack[] = [];
  let asked = 0;
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'mediaDevices');
    Reflect.deleteProperty(globalThis, 'BarcodeDetector');
    tracks = [];
    asked = 0;
    equal(navigator.mediaDevices, mediaDevices);
  });

  /** Simulates the camera. */
  function camera(getUserMedia: () => Promise<MediaStream>): void {
    const counted = () => {
      asked++;
      return getUserMedia();
    };
    Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia: counted } });
  }
  const refusing = (name: string) => () => Promise.reject(new DOMException('', name));

  /** A camera with a picture held in front of it. */
  async function showing(name: string): Promise<void> {
    const canvas = await photograph(name);
    camera(async () => {
      const stream = canvas.captureStream(20);
      tracks = stream.getTracks();
      // A canvas stream delivers a frame when the canvas is painted.
      const paint = () => {
        if (tracks[0]?.readyState !== 'live') return;
        canvas.getContext('2d')?.fillRect(0, 0, 1, 1);
        requestAnimationFrame(paint);
      };
      paint();
      return stream;
    });
  }
  const isOff = () => tracks.length > 0 && tracks.every(({ readyState }) => readyState === 'ended');

  async function visit(attributes = 'required scan', content = ''): Promise<Payer> {
    const payer = await Payer.visit(attributes, content);
    await until(() => payer.hasButton(/Scan a QR code/), 'there is a button');
    return payer;
  }
  const start = (payer: Payer) => payer.click(/Scan a QR code/);

  function choose(payer: Payer, file: File): void {
    const input = payer.root.querySelector<HTMLInputElement>('input[type=file]');
    ok(input, 'a file can be chosen');
    const transfer = new DataTransfer();
    transfer.items.add(file);
    input.files = transfer.files;
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  it('is offered only if the page asks for it, and something can be filled in', async () => {
    const payer = await Payer.visit('required');
    payer.name.focus();
    await payer.state('editing');
    ok(!payer.hasButton(/Scan/), 'no button by itself');
    payer.element.scan = true;
    await until(() => payer.hasButton(/Scan a QR code/), 'there is a button');
    payer.element.readOnly = true;
    await until(() => !payer.hasButton(/Scan/), 'none where nothing can be filled in');
  });

  it('uses the language that was loaded, or chosen, after its messages', async () => {
    const payer = await visit('required scan locale="en"');
    const button = () => payer.root.getElementById('scan')?.textContent?.trim();
    equal(button(), 'Scan a QR code');
    payer.element.locale = 'de';
    await until(() => button() === 'QR-Code scannen', `it says ${button()}`);
  });

  it('reads account and name from a camera picture, releases the camera, and says so', async () => {
    await showing('epc');
    const payer = await visit();
    await start(payer);
    await until(() => payer.iban.value === SHOWN, 'the IBAN is there');
    equal(payer.name.value, 'Jane Doe');
    await until(isOff, 'the camera is off');
    await until(() => /filled in from the QR code.*Jane Doe/.test(payer.announced), `said: ${payer.announced}`);
    equal(payer.root.activeElement?.id, 'iban');
    ok(payer.text.includes('filled in from the QR code'), 'it can be seen');
    await payer.click(/Undo/);
    equal([payer.name.value, payer.iban.value], ['', '']);
  });

  it('fills the name into an empty field only', async () => {
    const payer = await visit('required scan payee-name="Janet Doe"');
    choose(payer, await fileOf(await photograph('epc')));
    await until(() => payer.iban.value === SHOWN, 'the IBAN is there');
    equal(payer.name.value, 'Janet Doe');
    ok(!/Jane Doe/.test(payer.announced), 'the name of the code is not said to be filled in');
  });

  for (const [name, iban, holder] of [
    ['epc', SHOWN, 'Jane Doe'],
    ['swiss', 'CH93 0076 2011 6238 5295 7', 'Max Muster'],
    ['iban', SHOWN, ''],
  ] as const) {
    it(`reads a photograph: ${name}`, async () => {
      const payer = await visit();
      choose(payer, await fileOf(await photograph(name)));
      await until(() => payer.iban.value === iban, `the IBAN is there: ${payer.iban.value}, ${payer.text}`);
      equal(payer.name.value, holder);
    });
  }

  it('chooses none of several accounts', async () => {
    const payer = await visit();
    choose(payer, await fileOf(await photograph('two')));
    await until(() => payer.hasButton(/Use FR14/), 'both are offered');
    equal(payer.iban.value, '');
    await payer.click(/Use FR14/);
    await until(() => payer.iban.value.startsWith('FR14'), 'the chosen one is there');
  });

  it("reports no file and nothing else of its own to the page's listeners", async () => {
    const payer = await visit();
    choose(payer, await fileOf(await photograph('link')));
    await until(() => payer.text.includes('No QR code with an account number'), 'it is told');
    equal(payer.events, []);
  });

  for (const [what, name, words] of [
    ['is refused', 'NotAllowedError', 'This page may not use the camera'],
    ['is forbidden by a policy', 'SecurityError', 'This page may not use the camera'],
    ['is not there', 'NotFoundError', 'No camera was found'],
    ['does not answer', 'NotReadableError', 'No camera was found'],
  ] as const) {
    it(`says what to do if the camera ${what}`, async () => {
      camera(refusing(name));
      const payer = await visit();
      await start(payer);
      await until(() => payer.text.includes(words), `it says so: ${payer.text}`);
      ok(payer.announced.includes(words), 'aloud, too');
      await until(() => payer.root.activeElement?.id === 'scan-picture', 'the focus is on the way out');
      ok(payer.hasButton(/Scan a QR code/), 'it can be tried again');
    });
  }

  it('says so if the page has no media devices at all', async () => {
    Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: undefined });
    const payer = await visit();
    await start(payer);
    await until(() => payer.text.includes('This page may not use the camera'), 'it says so');
  });

  it('continues to look after a code without an account', async () => {
    await showing('link');
    const payer = await visit();
    await start(payer);
    await until(() => /No QR code with an account number/.test(payer.announced), 'it says so');
    ok(!isOff(), 'the camera runs');
    await payer.click(/Stop the camera/);
    ok(isOff(), 'and stops');
    await until(() => payer.root.activeElement?.id === 'scan', 'the focus is where it was');
  });

  it('says so if a picture has no code, or the file is not a picture', async () => {
    const payer = await visit();
    const blank = document.createElement('canvas');
    choose(payer, await fileOf(blank));
    await until(() => payer.text.includes('No QR code with an account number'), 'no code');
    choose(payer, new File(['%PDF-1.7'], 'invoice.pdf', { type: 'application/pdf' }));
    await until(() => payer.text.includes('This picture could not be read'), 'no picture');
  });

  it('ends on Escape without closing a dialog around it', async () => {
    await showing('link');
    const payer = await Payer.visit('required scan');
    const dialog = document.createElement('dialog');
    document.body.append(dialog);
    dialog.append(payer.form);
    dialog.showModal();
    await until(() => payer.hasButton(/Scan a QR code/), 'there is a button');
    await start(payer);
    await until(() => payer.root.activeElement?.id === 'scan-stop', 'the focus is on what ends it');
    await until(() => tracks.length > 0, 'the camera runs');
    await payer.press('Escape');
    await until(isOff, 'the camera is off');
    ok(dialog.open, 'the dialog is open');
    await until(() => payer.root.activeElement?.id === 'scan', 'the focus is where it was');
    await payer.press('Escape');
    await until(() => !dialog.open, 'the next one is the dialog’s');
  });

  it('stays closed if a code was being read when the payer closed it', async () => {
    await showing('link');
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    let answer: ((isAccount: boolean) => void) | undefined;
    const scan = new Scan({
      root,
      messages: () => messages.scan,
      take: () => new Promise((resolve) => (answer = resolve)),
      changed: async () => render(html`${scan.view()}`, root),
      say() {},
    });
    render(html`${scan.view()}`, root);
    root.getElementById('scan')?.click();
    await until(() => answer, 'a code is read');
    root.getElementById('scan-stop')?.click();
    ok(isOff(), 'the camera is off');
    answer?.(false);
    await new Promise((resolve) => setTimeout(resolve));
    ok(root.getElementById('scan'), 'it can be started again');
    root.host.remove();
  });

  it('releases the camera when the element is removed from the page, or when it starts too late', async () => {
    await showing('link');
    const payer = await visit();
    await start(payer);
    await until(() => payer.hasButton(/Stop the camera/) && tracks.length > 0, 'it runs');
    payer.element.remove();
    ok(isOff(), 'off');

    let open: (stream: MediaStream) => void = () => {};
    camera(() => new Promise((resolve) => (open = resolve)));
    const late = await visit();
    await start(late);
    late.element.remove();
    const stream = document.createElement('canvas').captureStream();
    tracks = stream.getTracks();
    open(stream);
    await until(isOff, 'off at once');
    equal(asked, 2);
  });

  it('uses the browser’s own reader if there is one, and another if that fails', async () => {
    let used = 0;
    class Detector {
      static getSupportedFormats = async () => ['qr_code'];
      async detect() {
        used++;
        return [{ rawValue: `IBAN: ${SHOWN}` }];
      }
    }
    Object.defineProperty(globalThis, 'BarcodeDetector', { configurable: true, value: Detector });
    const { Finder } = await import('./check/scan/camera.ts');
    const blank = await createImageBitmap(new ImageData(8, 8));
    equal(await new Finder().find(blank), [`IBAN: ${SHOWN}`]);
    equal(used, 1);

    Detector.prototype.detect = () => Promise.reject(new DOMException('', 'NotSupportedError'));
    const finder = new Finder();
    equal(await finder.find(await picture('iban')), [SHOWN]);
  });
});
