import type { FromForm } from '../../src/protocol/form';
import { startPage } from '../startPage';
import { FormPage, type Kept } from './page';

startPage<Kept, FromForm>((root, api) => new FormPage(root, api), { type: 'ready' });
