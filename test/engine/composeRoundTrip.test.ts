import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readRecipes } from '../../src/actions/readRecipes';
import { driftOf } from '../../src/compose/drift';
import { findingsOf } from '../../src/compose/findings';
import { joinFiles } from '../../src/compose/composeProject';
import { readComposeFile } from '../../src/compose/readComposeFile';
import { findProject } from '../../src/compose/runningProject';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { toCompose } from '../../src/export/compose';
import type { Landscape } from '../../src/landscape/landscape';
import type { ContainerRecipe } from '../../src/landscape/recipe';
import { inParallel } from '../lab/wait';
import { sampleProjects, type SampleProject, sharedNetwork } from './composeProjects';
import { clean, describeEngines } from './engines';
import { temporaryFolder } from './temporaryFolder';
import { told } from './told';
import { freshLandscape } from './watched';

/** As many are started at once. */
const width = 4;

interface Read {
  readonly landscape: Landscape;
  readonly recipes: readonly ContainerRecipe[];
}

/** What Compose calls the project. */
function nameOf({ name, files }: SampleProject): string {
  return readComposeFile(files['compose.yaml'] ?? '').name?.value ?? name;
}

describeEngines(
  'Compose projects',
  engine => {
    let folder: Awaited<ReturnType<typeof temporaryFolder>>;
    let first: Read;
    let second: Read;
    const exported = new Map<SampleProject, string>();
    const notes: string[] = [];

    const compose = (place: string, ...args: string[]) =>
      engine().docker(['compose', '--project-directory', place, ...args]);

    const read = async (): Promise<Read> => {
      const { socket } = engine();
      const landscape = await freshLandscape(socket);
      const api = new DockerodeEngine({ kind: 'socket', path: socket });
      return { landscape, recipes: await readRecipes(api, landscape, landscape.containers) };
    };

    const partOf = ({ landscape, recipes }: Read, project: SampleProject) => ({
      landscape,
      networks: landscape.networks.filter(network => network.project === nameOf(project)),
      recipes: recipes.filter(({ container }) => container.project === nameOf(project)),
    });

    const tell = (all: Read, project: SampleProject) => {
      const { landscape, networks, recipes } = partOf(all, project);
      return told(landscape, networks, recipes);
    };

    const placeOf = async (kind: string, { name }: SampleProject) => {
      const place = path.join(folder.path, kind, name);
      await mkdir(place, { recursive: true });
      return place;
    };

    before(async () => {
      folder = await temporaryFolder();
      await engine().docker(['network', 'create', sharedNetwork]);
      await inParallel(sampleProjects, width, async project => {
        const place = await placeOf('written', project);
        for (const [name, text] of Object.entries(project.files)) {
          await writeFile(path.join(place, name), text);
        }
        await compose(place, 'up', '-d');
      });
      first = await read();
      for (const project of sampleProjects) {
        const { networks, recipes } = partOf(first, project);
        const words = ({ kind }: { readonly kind: string }) => {
          notes.push(`${project.name}: ${kind}`);
          return kind;
        };
        const options = { makesNetworks: false, hasVariables: true, words };
        exported.set(project, toCompose(networks, recipes, options));
      }
      await inParallel(sampleProjects, width, async project => {
        await compose(await placeOf('written', project), 'down', '--timeout', '0');
      });
      assert.equal((await freshLandscape(engine().socket)).containers.length, 0);
      await inParallel(sampleProjects, width, async project => {
        const place = await placeOf('exported', project);
        await writeFile(path.join(place, 'compose.yaml'), exported.get(project) ?? '');
        await compose(place, 'up', '-d');
      });
      second = await read();
    });
    after(async () => {
      await clean(engine());
      await folder.remove();
    });

    it('are twenty of different shapes', () => {
      assert.equal(sampleProjects.length, 20);
      assert.ok(sampleProjects.every(project => partOf(first, project).recipes.length > 0));
    });

    for (const project of sampleProjects) {
      it(`are the same after an export: ${project.shape}`, () => {
        assert.deepEqual(tell(second, project), tell(first, project));
      });

      it(`run as they are written, and nothing is said of them: ${project.shape}`, () => {
        const files = Object.values(project.files).map(readComposeFile);
        const { landscape } = first;
        const paths = Object.keys(project.files).map(file =>
          path.join(folder.path, 'written', project.name, file),
        );
        const running = findProject(landscape, undefined, paths);
        assert.equal(running.name, nameOf(project));
        const joined = joinFiles(files, true);
        const { written, runs } = driftOf({ landscape, project: joined, running });
        assert.equal(runs, written);
        const found = files.flatMap(file =>
          findingsOf({ file, project: joined, running, landscape }),
        );
        assert.deepEqual(found, []);
      });
    }

    it('say in comments what their export cannot', () => {
      assert.deepEqual(notes.sort(), ['proxied: external', 'variables: environment']);
    });
  },
  ['20.10', '28.5'],
);
