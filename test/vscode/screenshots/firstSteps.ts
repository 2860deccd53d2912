import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type EditorOptions, type LabEditor, startEditor } from '../../lab/editor';
import { type LabEngine, startEngine } from '../../lab/engine';
import { loadImages } from '../../lab/images';
import { answerFileDialog } from '../../lab/ui/fileDialog';
import { quickField } from '../../lab/ui/quickInput';
import { delay, waitFor } from '../../lab/wait';
import { useDockerContext } from './dockerContext';
import { type Language, type Words, wordsIn } from './words';

/** What is photographed, and with what. */
export interface FirstStepsOptions {
  readonly vsix: string;
  readonly language: Language;
  /** A folder for what has to be somewhere meanwhile. */
  readonly scratch: string;
  /** Where the pictures go. */
  readonly folder: string;
}

/**
 * Goes a newcomer's way, from the VSIX to a proxy in front of a container, on an engine with two
 * containers that are on no network of their own; takes a picture of each step.
 */
export async function filmFirstSteps(options: FirstStepsOptions): Promise<void> {
  await mkdir(options.folder, { recursive: true });
  const engine = await startEngine('28.5');
  try {
    await startContainers(engine);
    const docker = path.join(options.scratch, `docker-${options.language}`);
    const editor = await startEditor({
      ...(await editorOptions(options)),
      env: await useDockerContext(docker, 'my-engine', engine.host),
    });
    try {
      await new FirstSteps(editor, options, wordsIn(options.language)).walk();
    } finally {
      await editor.close();
    }
  } finally {
    await engine.stop();
  }
}

async function startContainers(engine: LabEngine): Promise<void> {
  await loadImages(engine.request);
  await engine.docker(['tag', 'sample/web:1', 'shop/web:1.0']);
  await engine.docker(['run', '-d', '--name', 'web', 'shop/web:1.0']);
  await engine.docker(['run', '-d', '--name', 'proxy', '-p', '8080:80', 'sample/nginx:1']);
}

async function editorOptions({ language, scratch }: FirstStepsOptions): Promise<EditorOptions> {
  const folder = path.join(scratch, `first-steps-${language}`);
  await mkdir(folder);
  return {
    folder,
    settings: { 'editor.minimap.enabled': false },
    viewport: { width: 1080, height: 675 },
    deviceScaleFactor: 1.25,
    ...(language === 'en' ? {} : { language }),
  };
}

/** The steps of one language. */
class FirstSteps {
  private count = 0;

  constructor(
    private readonly editor: LabEditor,
    private readonly options: FirstStepsOptions,
    private readonly words: Words,
  ) {}

  async walk(): Promise<void> {
    await this.install();
    await this.open();
    await this.createNetwork();
    await this.connect();
    await this.draw();
    await this.generate();
    await this.apply();
  }

  /** As a person does: by the command of the editor, with its own dialog for files. */
  private async install(): Promise<void> {
    const { editor } = this;
    const { page } = editor;
    await editor.runCommand('View: Show Extensions');
    await editor.runCommand('Extensions: Install from VSIX');
    await waitFor(async () => (await quickField(page).inputValue()).startsWith('/'));
    await quickField(page).fill(this.options.vsix);
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await this.take('install');
    await answerFileDialog(page, this.options.vsix);
    await editor.waitNotification(/Completed installing/);
    await this.take('installed');
    await editor.clearNotifications();
    // The stand-in for a language pack reaches what is installed while the page runs only so.
    if (this.options.language !== 'en') await editor.reload();
  }

  private async open(): Promise<void> {
    await this.editor.openContainer('Docker Networks');
    await this.editor.expand(this.editor.row('bridge'));
    await this.editor.row('proxy').waitFor();
    await this.take('open');
  }

  private async createNetwork(): Promise<void> {
    const { editor } = this;
    await this.run('command.network.create');
    await editor.quickField().fill('shop');
    await this.take('name');
    await editor.page.keyboard.press('Enter');
    await editor.pick('bridge');
    await editor.row('shop').waitFor();
    await editor.clearNotifications();
  }

  private async connect(): Promise<void> {
    const { editor } = this;
    await editor.contextMenu(editor.row('shop'), this.words.manifest('command.network.connect'));
    for (const name of ['web', 'proxy']) await editor.tick(name);
    await this.take('connect');
    await editor.acceptPick();
    await editor.expand(editor.row('shop'));
    await editor.clearNotifications();
  }

  private async draw(): Promise<void> {
    const { editor } = this;
    await this.run('command.topology.show');
    const drawing = await editor.webview({ has: '.card' });
    await drawing.getByText('proxy', { exact: true }).first().waitFor();
    // The network is still selected in the tree, so the drawing says all about it.
    await drawing
      .getByRole('button', { name: this.words.code('Hide Details') })
      .first()
      .click();
    await this.take('drawing');
    await editor.closeAllEditors();
  }

  private async generate(): Promise<void> {
    const { editor } = this;
    await editor.contextMenu(
      editor.row('web').first(),
      this.words.manifest('command.nginx.generate'),
    );
    const form = await editor.webview({ has: '.sections' });
    await form.getByRole('button', { name: this.applyLabel() }).waitFor();
    await this.take('proxy');
  }

  private async apply(): Promise<void> {
    const { editor } = this;
    const form = await editor.webview({ has: '.sections' });
    await form.getByRole('button', { name: this.applyLabel() }).click();
    await editor.page.locator('.quick-input-list .monaco-list-row').first().click();
    await editor.waitNotification(/\(200\)/);
    await this.take('served');
  }

  private applyLabel(): string {
    return this.words.code('Apply to “{0}”…', 'proxy');
  }

  private run(key: string): Promise<void> {
    return this.editor.runCommand(`Docker Networks: ${this.words.manifest(key)}`);
  }

  private async take(name: string): Promise<void> {
    const { language, folder } = this.options;
    const file = `${String(++this.count)}-${name}.${language}.webp`;
    await this.editor.page.mouse.move(540, 665); // nothing explains itself there
    await delay(700); // toasts, hovers and transitions come to rest
    await this.editor.page.screenshot({ path: path.join(folder, file), type: 'webp', quality: 80 });
    console.log(`  ${file}`);
  }
}
