import path from 'node:path';
import type { Locator } from 'playwright-core';
import type { LabEditor } from '../../lab/editor';
import type { ThemeClass } from '../../lab/ui/themes';
import { delay, waitFor } from '../../lab/wait';

/** Takes the pictures of one editor. */
export class Scenes {
  constructor(
    private readonly editor: LabEditor,
    private readonly folder: string,
  ) {}

  /** All there is is drawn, and what is checked is healthy. */
  async settle(): Promise<void> {
    const { editor } = this;
    await editor.openContainer('Docker Networks');
    await editor.row('shop_data').waitFor();
    const isSettled = async () => {
      const rows = await editor.rows();
      const icons = (name: string) => rows.find(({ label }) => label === name)?.icon ?? '';
      return ['blog-site', 'shop-web', 'shop-db'].every(name => icons(name).includes('pass'));
    };
    await waitFor(isSettled, { timeout: 60_000, what: 'healthy containers' });
  }

  /** A container in detail, and beside it what the engine says about it. */
  async tree(): Promise<void> {
    const { editor } = this;
    await this.widenSideBar(440);
    await editor.collapse(editor.row('blog_default'));
    await editor.collapse(editor.row('shop_data'));
    await editor.expand(editor.row('shop-nginx'));
    await editor.contextMenu(editor.row('shop-nginx'), 'Inspect Endpoint');
    await editor.page.locator('.part.editor .view-line').first().waitFor();
    await editor.row('Published ports').waitFor();
    await editor.expand(editor.row('host'));
    await this.take('tree');
    for (const name of ['host', 'shop-nginx']) await editor.collapse(editor.row(name));
  }

  async containerMenu(name: string, picture: string): Promise<void> {
    const { editor } = this;
    await editor.row(name).click({ button: 'right' });
    await this.takeMenu(picture);
  }

  /** The drawing in each theme, from the one that is on to the one that is on again. */
  async topology(themes: Readonly<Partial<Record<ThemeClass, string>>>): Promise<void> {
    const { editor } = this;
    await editor.closeAllEditors();
    await this.widenSideBar(300);
    for (const name of ['blog_default', 'shop_data']) await editor.expand(editor.row(name));
    await this.openTopology('Docker Networks: Show Topology');
    for (const [theme, picture] of Object.entries(themes) as [ThemeClass, string][]) {
      if ((await editor.themeClass()) !== theme) await editor.setTheme(theme);
      await this.take(picture);
    }
    await editor.setTheme('vs-dark');
  }

  async openTopology(command: string): Promise<void> {
    await this.editor.runCommand(command);
    await (await this.card('shop-nginx')).waitFor();
  }

  async selection(name: string, picture: string): Promise<void> {
    const card = await this.card(name);
    await card.click();
    await delay(400);
    await card.click({ button: 'right' });
    await this.takeMenu(picture);
  }

  async nginxStudio(): Promise<void> {
    const { editor } = this;
    await editor.closeAllEditors();
    await this.widenSideBar(340);
    for (const name of ['shop_data', 'shop_frontend']) await editor.collapse(editor.row(name));
    await editor.contextMenu(editor.row('blog-cms'), 'Generate nginx Config…');
    const form = await editor.webview({ has: '.sections' });
    await form.getByText('share no network').first().waitFor();
    await this.take('nginx');
  }

  /** Why one container does not reach another, and what helps. */
  async connectionTest(): Promise<void> {
    const { editor } = this;
    await editor.closeAllEditors();
    await this.widenSideBar(300);
    await editor.contextMenu(editor.row('blog-cms'), 'Test Connection to…');
    await editor.pick('shop-db');
    const page = await editor.webview({ has: '.verdict' });
    await page.getByText('They share no network.').first().waitFor();
    await page.getByRole('button', { name: 'Connect' }).first().waitFor();
    await this.take('connection');
  }

  /** A network that is being typed: a subnet that is another's, with the way out beside it. */
  async networkForm(): Promise<void> {
    const { editor } = this;
    await editor.closeAllEditors();
    await editor.runCommand('Docker Networks: Create Network with Options…');
    const form = await editor.webview({ has: '.sections' });
    await form.getByRole('textbox', { name: 'Name' }).first().fill('metrics');
    await form.getByRole('button', { name: 'Add Subnet' }).click();
    await form.getByRole('combobox', { name: 'Subnet' }).fill('172.18.0.0/16');
    await form.getByRole('textbox', { name: 'Gateway' }).fill('172.18.0.1');
    await form.getByRole('textbox', { name: 'Range for containers' }).focus();
    await form.getByText('It overlaps').first().waitFor();
    await form.getByRole('heading', { name: 'Addresses' }).evaluate(heading => {
      (heading as unknown as { scrollIntoView(at: object): void }).scrollIntoView({
        block: 'start',
      });
    });
    await this.take('form');
  }

  async welcome(): Promise<void> {
    const { editor } = this;
    await editor.openContainer('Docker Networks');
    const isThere = async () =>
      (await editor.welcomeText('Networks')).includes('No container engine');
    await waitFor(isThere, { timeout: 20_000, what: 'the welcome text' });
    await this.take('welcome');
  }

  private async widenSideBar(width: number): Promise<void> {
    const { page } = this.editor;
    const box = await page.locator('.part.sidebar').boundingBox();
    if (!box) throw new Error('the side bar is not there');
    const y = box.y + box.height - 60;
    await page.mouse.move(box.x + box.width, y);
    await delay(100);
    await page.mouse.down();
    await page.mouse.move(box.x + width, y, { steps: 8 });
    await page.mouse.up();
  }

  private async takeMenu(picture: string): Promise<void> {
    const { page } = this.editor;
    await page.locator('.context-view .monaco-menu').first().waitFor();
    await this.take(picture, true);
    await page.keyboard.press('Escape');
  }

  private async card(name: string): Promise<Locator> {
    const frame = await this.editor.webview({ has: '.card' });
    return frame.locator('.card', { has: frame.locator('.card-name', { hasText: name }) }).first();
  }

  private async take(name: string, isHovering = false): Promise<void> {
    if (!isHovering) await this.editor.page.mouse.move(640, 788); // nothing explains itself there
    await delay(700); // toasts, hovers and transitions come to rest
    await this.editor.page.screenshot({ path: path.join(this.folder, `${name}.png`) });
    console.log(`  ${name}.png`);
  }
}
